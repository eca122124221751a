// Covers from TMDB: whether they are on, where a movie's lies, and what can be done about key and cache.
import { ask, messageOf } from './api.ts';
import type { CoversState, KeyVerdict } from '../../contract/covers-calls.ts';
import type { MovieId } from '../../contract/ids.ts';

class Pictures {
  /** Null until main has reported. */
  state: CoversState | null = $state.raw(null);
  /** What TMDB said of the key when it was last asked. */
  verdict: KeyVerdict | null = $state.raw(null);
  failure: string | null = $state.raw(null);
  isBusy = $state.raw(false);
  /** Grows when covers should be asked for again, since the page does not ask twice for the same address. */
  #edition = $state.raw(0);

  readonly #isOn = $derived(this.state?.isOn ?? false);

  /** Where the movie's cover is served; null while pictures are off. */
  addressOf(movieId: MovieId | null): string | null {
    return this.#isOn && movieId !== null ? `/covers/${movieId}?${this.#edition}` : null;
  }

  /** Without an answer the drawn covers stay. */
  async load(): Promise<void> {
    this.state = await ask('covers:state', {}).catch(() => null);
  }

  /** Keeps the key and asks TMDB whether it takes it; only then do pictures go on. */
  async connect(key: string): Promise<void> {
    this.verdict = null;
    await this.#change(async () => {
      await ask('covers:save-key', { key });
      return this.#check();
    });
    if (this.#isAccepted()) await this.turn(true);
  }

  #isAccepted(): boolean {
    return this.verdict === 'works';
  }

  async check(): Promise<void> {
    await this.#change(() => this.#check());
  }

  async turn(isOn: boolean): Promise<void> {
    await this.#change(() => ask('covers:turn', { isOn }));
  }

  async forgetKey(): Promise<void> {
    this.verdict = null;
    await this.#change(() => ask('covers:remove-key', {}));
  }

  async clear(): Promise<void> {
    await this.#change(() => ask('covers:clear', {}));
  }

  async #check(): Promise<CoversState> {
    this.verdict = (await ask('covers:check-key', {})).verdict;
    return ask('covers:state', {});
  }

  async #change(work: () => Promise<CoversState>): Promise<void> {
    this.isBusy = true;
    this.failure = null;
    try {
      const wasOn = this.#isOn;
      this.state = await work();
      if (this.state.isOn && !wasOn) this.#edition += 1;
    } catch (error) {
      this.failure = messageOf(error);
    }
    this.isBusy = false;
  }
}

export const pictures = new Pictures();
