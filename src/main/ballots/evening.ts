// One evening's vote: the movies, a ballot for each phone, and what came of them.
import { mostBallots, type Ballot, type BallotMovie, type BallotResult } from '../../contract/ballots.ts';
import { countBallots } from './count-ballots.ts';

/** `closed` after the count, `full` above the most phones, `unfit` where a ballot names a movie that is not there or vetoes what it ranks. */
export type CastOutcome = 'taken' | 'closed' | 'full' | 'unfit';

export class Evening {
  readonly movies: readonly BallotMovie[];
  readonly #ballots = new Map<string, Ballot>();
  #result: BallotResult | null = null;

  constructor(movies: readonly BallotMovie[]) {
    this.movies = movies;
  }

  /** Null while votes are taken. */
  get result(): BallotResult | null {
    return this.#result;
  }

  /** The names that came with the ballots, empty for none. */
  get voters(): string[] {
    return Array.from(this.#ballots.values(), ({ name }) => name);
  }

  /** A second ballot of a phone replaces its first. */
  cast(ballot: Ballot): CastOutcome {
    if (this.#result !== null) return 'closed';
    const named = ballot.veto === null ? ballot.ranking : [...ballot.ranking, ballot.veto];
    const isFit = named.every((movie) => movie < this.movies.length);
    if (!isFit || new Set(named).size !== named.length) return 'unfit';
    if (!this.#ballots.has(ballot.voter) && this.#ballots.size >= mostBallots) return 'full';
    this.#ballots.set(ballot.voter, ballot);
    return 'taken';
  }

  /** Ends the voting; false where nobody has voted, which ends nothing. */
  count(): boolean {
    if (this.#ballots.size === 0) return false;
    this.#result ??= countBallots([...this.#ballots.values()], this.movies.length);
    return true;
  }
}
