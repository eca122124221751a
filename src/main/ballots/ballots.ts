// Phones as ballots: opens an evening once the person has agreed, and ends it when they say so, after hours, or with the app.
import type { networkInterfaces } from 'node:os';
import type { BallotEvening, BallotMovie } from '../../contract/ballots.ts';
import type { ParsedInput } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { MovieId } from '../../contract/ids.ts';
import { m } from '../../messages/messages.js';
import { ballotPage, ballotWords } from './ballot-page.ts';
import { startBallotServer, type BallotServer } from './ballot-server.ts';
import { Evening } from './evening.ts';
import { homeAddresses } from './home-addresses.ts';

export type BallotsOptions = {
  moviesOf: (movieIds: readonly MovieId[]) => Promise<BallotMovie[]>;
  /** Asks the person, outside of the window. */
  mayOpen: (address: string) => Promise<boolean>;
  interfaces: typeof networkInterfaces;
  environment: Readonly<Record<string, string | undefined>>;
  onChanged: (evening: BallotEvening | null) => void;
};

/** Long enough for dinner, a vote and a long movie after it. */
export const eveningMs = 5 * 60 * 60 * 1000;

type Open = {
  evening: Evening;
  server: BallotServer;
  address: string;
  endsAtMs: number;
  timer: NodeJS.Timeout;
};

export class Ballots {
  readonly #options: BallotsOptions;
  #open: Open | null = null;

  constructor(options: BallotsOptions) {
    this.#options = options;
  }

  state(): BallotEvening | null {
    if (this.#open === null) return null;
    const { evening, server, address, endsAtMs } = this.#open;
    return {
      link: server.link,
      address,
      addresses: this.#addresses(),
      endsAtMs,
      movies: [...evening.movies],
      voters: evening.voters,
      result: evening.result,
    };
  }

  /** Null where the person does not agree. Throws `no-network`. */
  async open({ movieIds, address }: ParsedInput<'ballots:open'>): Promise<BallotEvening | null> {
    const own = this.#addresses();
    const chosen = own.find((each) => each === address) ?? own[0];
    if (chosen === undefined) throw new MatineeError('no-network', m.ballots_no_network());
    // Another address for an evening that is open has been agreed to with it.
    const hasAgreed = this.#open !== null || (await this.#options.mayOpen(chosen));
    if (!hasAgreed) return null;
    const evening = new Evening(await this.#options.moviesOf(movieIds));
    const server = await startBallotServer({
      evening,
      address: chosen,
      page: ballotPage,
      words: ballotWords(),
      onCast: () => {
        this.#changed();
      },
    });
    this.close();
    const timer = setTimeout(() => {
      this.close();
    }, eveningMs);
    timer.unref();
    this.#open = { evening, server, address: chosen, endsAtMs: Date.now() + eveningMs, timer };
    this.#changed();
    return this.state();
  }

  /** Throws `invalid-input` where no evening is open or nobody has voted. */
  count(): BallotEvening | null {
    if (this.#open?.evening.count() !== true) {
      throw new MatineeError('invalid-input', m.ballots_nobody_voted());
    }
    this.#changed();
    return this.state();
  }

  close(): void {
    if (this.#open === null) return;
    clearTimeout(this.#open.timer);
    this.#open.server.close();
    this.#open = null;
    this.#changed();
  }

  #addresses(): string[] {
    return homeAddresses(this.#options.interfaces(), this.#options.environment);
  }

  #changed(): void {
    this.#options.onChanged(this.state());
  }
}
