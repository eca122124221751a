// Movie covers: from the disk, or from TMDB with the person's own key while that is turned on.
import { MatineeError } from '../../contract/errors.ts';
import type { CoversState, KeyVerdict } from '../../contract/covers-calls.ts';
import { m } from '../../messages/messages.js';
import type { CoverCache, CoverImage } from './cover-cache.ts';
import { imageKindOf, imageKinds } from './image-kind.ts';
import type { KeyStore } from './key-store.ts';
import { PoliteQueue } from './rate-limited-queue.ts';
import { KeyRefused, type Tmdb } from './tmdb.ts';

export type CoversOptions = {
  keys: KeyStore;
  cache: CoverCache;
  tmdb: Pick<Tmdb, 'cover' | 'check'>;
  /** The movie's TMDB id; null if the library does not know it. */
  tmdbIdOf: (movieId: number) => Promise<number | null>;
};

/** No requests for this long after a failure, so that an offline computer is not kept busy. */
const restMs = 30_000;
/** TMDB allows about 50 requests a second; a cover takes two. */
const pace = { atOnce: 4, intervalMs: 60, longest: 240 };

export class Covers {
  readonly #options: CoversOptions;
  readonly #queue = new PoliteQueue(pace);
  readonly #underWay = new Map<number, Promise<CoverImage | null>>();
  #abort = new AbortController();
  #problem: CoversState['problem'] = null;
  #restsUntilMs = 0;
  #isOn: boolean;

  constructor(options: CoversOptions) {
    this.#options = options;
    this.#isOn = options.keys.isOn;
  }

  /** Never throws: without a cover the window keeps its drawn one. Sends nothing while pictures are off. */
  async coverOf(movieId: number): Promise<CoverImage | null> {
    if (!this.#isOn) return null;
    const { signal } = this.#abort;
    try {
      const tmdbId = await this.#options.tmdbIdOf(movieId);
      if (tmdbId === null) return null;
      const cached = await this.#options.cache.read(tmdbId);
      if (cached !== null) return cached === 'none' ? null : cached;
      const fetching = this.#underWay.get(tmdbId) ?? this.#fetch(tmdbId, signal);
      return await fetching;
    } catch {
      return null;
    }
  }

  async state(): Promise<CoversState> {
    const { keys, cache } = this.#options;
    const size = await cache.size();
    return {
      isOn: this.#isOn,
      hasKey: keys.key !== null,
      protection: keys.protection,
      cachedCovers: size.covers,
      cachedBytes: size.bytes,
      limitBytes: cache.limitBytes,
      problem: this.#problem,
    };
  }

  /** Throws `invalid-input` for what can't be a key of TMDB. */
  async saveKey(text: string): Promise<CoversState> {
    const key = text.trim();
    if (!/^([0-9a-f]{32}|eyJ[\w-]+\.[\w-]+\.[\w-]+)$/iu.test(key)) {
      throw new MatineeError('invalid-input', m.main_covers_no_key());
    }
    this.#stop();
    this.#options.keys.save(key);
    return this.state();
  }

  async removeKey(): Promise<CoversState> {
    this.#stop();
    this.#isOn = false;
    this.#options.keys.remove();
    return this.state();
  }

  async checkKey(): Promise<KeyVerdict> {
    const { keys, tmdb } = this.#options;
    const verdict = keys.key === null ? 'refused' : await tmdb.check(keys.key, this.#abort.signal);
    this.#problem = verdict === 'works' ? null : verdict;
    if (verdict === 'works') this.#restsUntilMs = 0;
    return verdict;
  }

  /** Turning off aborts running requests. Throws `invalid-input` when turned on without a key. */
  async turn(isOn: boolean): Promise<CoversState> {
    if (isOn && this.#options.keys.key === null) {
      throw new MatineeError('invalid-input', m.main_covers_key_first());
    }
    this.#stop();
    this.#options.keys.turn(isOn);
    this.#isOn = isOn;
    return this.state();
  }

  async clear(): Promise<CoversState> {
    this.#stop();
    await this.#options.cache.clear();
    return this.state();
  }

  #stop(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    this.#queue.clear();
    this.#problem = null;
    this.#restsUntilMs = 0;
  }

  /** The signal is taken when the request is queued: requests queued before turning off don't start. */
  #fetch(tmdbId: number, signal: AbortSignal): Promise<CoverImage | null> {
    const fetching = this.#queue
      .add(() => this.#ask(tmdbId, signal))
      .finally(() => this.#underWay.delete(tmdbId));
    this.#underWay.set(tmdbId, fetching);
    return fetching;
  }

  async #ask(tmdbId: number, signal: AbortSignal): Promise<CoverImage | null> {
    const { keys, tmdb, cache } = this.#options;
    const { key } = keys;
    const isAborted = (): boolean => signal.aborted;
    const isResting = this.#problem === 'refused' || Date.now() < this.#restsUntilMs;
    if (key === null || isAborted() || isResting) return null;
    try {
      const bytes = await tmdb.cover(tmdbId, key, signal);
      this.#problem = null;
      return bytes === null ? await this.#keepNone(tmdbId) : await this.#keep(cache, tmdbId, bytes, signal);
    } catch (error) {
      if (!isAborted()) this.#rest(error);
      return null;
    }
  }

  async #keep(
    cache: CoverCache,
    tmdbId: number,
    bytes: Uint8Array,
    signal: AbortSignal,
  ): Promise<CoverImage | null> {
    const kind = imageKindOf(bytes);
    if (kind === null) return this.#keepNone(tmdbId);
    if (signal.aborted) return null;
    await cache.write(tmdbId, bytes);
    return { bytes: new Uint8Array(bytes), type: imageKinds[kind] };
  }

  async #keepNone(tmdbId: number): Promise<null> {
    await this.#options.cache.writeNone(tmdbId);
    return null;
  }

  #rest(error: unknown): void {
    this.#problem = error instanceof KeyRefused ? 'refused' : 'unreachable';
    this.#restsUntilMs = Date.now() + restMs;
  }
}
