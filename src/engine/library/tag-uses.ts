// Counts how often each movie was given each tag.

/** Both halves of a key stay far below this, so that a key is an exact number. */
const span = 2 ** 24;

export class TagUses {
  readonly #counts = new Map<number, number>();

  /** `movie` is the small number that stands for the movie. */
  add(movie: number, tagId: number): void {
    const key = movie * span + tagId;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** All (movie, tag) pairs with their counts, in no particular order. */
  *entries(): Generator<{ movie: number; tagId: number; count: number }> {
    for (const [key, count] of this.#counts) {
      yield { movie: Math.floor(key / span), tagId: key % span, count };
    }
  }
}
