// Counts how often each movie was given each tag.

/** Both halves of a key stay far below this, so that keys are exact numbers. */
const span = 2 ** 24;

export class TagUses {
  #keys = new Float64Array(1 << 12);
  #uses = 0;

  /** `movie` is the small number of the movie. */
  add(movie: number, tagId: number): void {
    if (this.#uses === this.#keys.length) {
      const grown = new Float64Array(this.#keys.length * 2);
      grown.set(this.#keys);
      this.#keys = grown;
    }
    this.#keys[this.#uses] = movie * span + tagId;
    this.#uses += 1;
  }

  /** All (movie, tag) pairs with their counts, by movie, then tag; `done` is the share of uses counted so far. */
  *entries(): Generator<{ movie: number; tagId: number; count: number; done: number }> {
    const keys = this.#keys.subarray(0, this.#uses).sort();
    for (let start = 0, end = 1; start < keys.length; start = end) {
      const key = keys[start] ?? 0;
      for (end = start + 1; keys[end] === key;) end += 1;
      yield { movie: Math.floor(key / span), tagId: key % span, count: end - start, done: end / keys.length };
    }
  }
}
