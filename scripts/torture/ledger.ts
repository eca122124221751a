// What a library owes a person: every rating that was acknowledged, compared with what is found.

/** A rating that was begun: acknowledged once the program said that it is saved. */
export type Rating = { movieId: number; stars: number };

/** Keeps the last acknowledged stars of each movie of one profile. */
export class Ledger {
  readonly #acknowledged = new Map<number, number>();
  /** Begun, and neither acknowledged nor known to have failed: either state of it is right. */
  readonly #open = new Map<number, number>();
  #acknowledgements = 0;

  begin({ movieId, stars }: Rating): void {
    this.#open.set(movieId, stars);
  }

  acknowledge({ movieId, stars }: Rating): void {
    this.#open.delete(movieId);
    this.#acknowledged.set(movieId, stars);
    this.#acknowledgements += 1;
  }

  /** How often a rating was acknowledged so far, changes of earlier ones included. */
  get acknowledgements(): number {
    return this.#acknowledgements;
  }

  /** What is wrong with the ratings that were found, a sentence each. What was begun counts as it was found. */
  compare(found: ReadonlyMap<number, number>): string[] {
    const problems: string[] = [];
    for (const [movieId, stars] of this.#acknowledged) {
      const there = found.get(movieId);
      if (there === stars || (there !== undefined && there === this.#open.get(movieId))) continue;
      problems.push(`movie ${movieId} was given ${stars} stars and has ${there ?? 'none'}`);
    }
    for (const [movieId, stars] of found) {
      if (!this.#acknowledged.has(movieId) && this.#open.get(movieId) !== stars) {
        problems.push(`movie ${movieId} has ${stars} stars that nobody gave`);
      }
    }
    for (const [movieId, stars] of found)
      if (this.#open.get(movieId) === stars) this.#acknowledged.set(movieId, stars);
    this.#open.clear();
    return problems;
  }
}
