// Finds a movie's place in the list of movies by its id, tens of millions of times in a few seconds.

/** Ids of real archives stay below; a table for all possible ones would take gigabytes. */
const maxDenseId = 2 ** 22;

export class MoviePlaces {
  #dense = new Int32Array(1 << 16).fill(-1);
  readonly #others = new Map<number, number>();

  get(movieId: number): number | undefined {
    if (movieId >= maxDenseId) return this.#others.get(movieId);
    const place = this.#dense[movieId];
    return place === -1 ? undefined : place;
  }

  set(movieId: number, place: number): void {
    if (movieId >= maxDenseId) {
      this.#others.set(movieId, place);
      return;
    }
    if (movieId >= this.#dense.length) this.#growTo(movieId + 1);
    this.#dense[movieId] = place;
  }

  #growTo(length: number): void {
    const grown = new Int32Array(Math.min(maxDenseId, Math.max(length, this.#dense.length * 2))).fill(-1);
    grown.set(this.#dense);
    this.#dense = grown;
  }
}
