// The TMDB client: a movie's poster, the image itself, and checking a key; retries when the server is busy.
import { z } from 'zod';
import type { KeyVerdict } from '../../contract/covers-calls.ts';
import { isTmdbAddress, type TmdbAddresses } from './tmdb-address.ts';

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type TmdbOptions = {
  fetch: Fetch;
  addresses: TmdbAddresses;
  /** Delays before the second, third, ... attempt. */
  retryDelaysMs?: readonly number[];
};

/** TMDB rejected the key. */
export class KeyRefused extends Error {
  override readonly name = 'KeyRefused';
}

const posterSchema = z.looseObject({
  poster_path: z
    .string()
    .regex(/^\/[\w-]{1,120}\.(jpg|png|webp)$/u)
    .nullable()
    .catch(null),
});

/** Wide enough for the largest cover on a usual screen. */
const imageSize = 'w342';
const patienceMs = 15_000;
const mostBytes = 4_000_000;
const longestWaitMs = 30_000;

export class Tmdb {
  readonly #options: TmdbOptions;
  readonly #delaysMs: readonly number[];

  constructor(options: TmdbOptions) {
    this.#options = options;
    this.#delaysMs = options.retryDelaysMs ?? [500, 2000, 6000];
  }

  /** The bytes of the movie's cover, or null if TMDB has none. Throws `KeyRefused`, and other errors if it can't be reached. */
  async cover(tmdbId: number, key: string, signal: AbortSignal): Promise<Uint8Array | null> {
    const movie = await this.#get(this.#apiUrl(`3/movie/${tmdbId}`, key), key, signal);
    if (movie === null) return null;
    const { poster_path: path } = posterSchema.parse(JSON.parse(new TextDecoder().decode(movie)));
    return path === null
      ? null
      : this.#get(new URL(`t/p/${imageSize}${path}`, this.#options.addresses.images), null, signal);
  }

  /** Never throws, except when aborted. */
  async check(key: string, signal: AbortSignal): Promise<KeyVerdict> {
    try {
      const answer = await this.#get(this.#apiUrl('3/configuration', key), key, signal);
      return answer === null ? 'unreachable' : 'works';
    } catch (error) {
      return error instanceof KeyRefused ? 'refused' : 'unreachable';
    }
  }

  #apiUrl(path: string, key: string): URL {
    const url = new URL(path, this.#options.addresses.api);
    if (!isToken(key)) url.searchParams.set('api_key', key);
    return url;
  }

  /** The body, or null for 404. Network failures, 429 and 5xx are retried. */
  async #get(url: URL, key: string | null, signal: AbortSignal): Promise<Uint8Array | null> {
    for (let attempt = 0; ; attempt += 1) {
      const delayMs = this.#delaysMs[attempt];
      const outcome = await this.#try(url, key, signal).catch((error: unknown) => {
        signal.throwIfAborted();
        if (error instanceof KeyRefused || delayMs === undefined) throw error;
        return { waitMs: null };
      });
      if (outcome === null || outcome instanceof Uint8Array) return outcome;
      if (delayMs === undefined) throw new Error('TMDB is busy');
      await pause(Math.max(delayMs, outcome.waitMs ?? 0), signal);
    }
  }

  async #try(
    url: URL,
    key: string | null,
    signal: AbortSignal,
  ): Promise<Uint8Array | null | { waitMs: number | null }> {
    const { fetch, addresses } = this.#options;
    const response = await fetch(url.href, {
      headers: key !== null && isToken(key) ? { authorization: `Bearer ${key}` } : {},
      credentials: 'omit',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    if (response.url !== '' && !isTmdbAddress(response.url, addresses)) {
      throw new Error('TMDB led to another host');
    }
    const isForbidden = response.status === 401 || response.status === 403;
    if (isForbidden && key !== null) throw new KeyRefused('TMDB refused the key');
    if (response.status === 404) return null;
    if (response.status === 429 || response.status >= 500) return { waitMs: retryAfterMs(response) };
    if (!response.ok) throw new Error(`TMDB answered ${response.status}`);
    return readBody(response);
  }
}

/** Keys of TMDB's newer kind are signed tokens and go into a header; the older ones into the address, as TMDB wants them. */
function isToken(key: string): boolean {
  return key.includes('.');
}

/** Reads at most the maximum size of a cover. */
async function readBody(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  if (response.body === null) throw new Error('TMDB answered nothing');
  // Node's and Electron's streams are async iterable; the DOM's type does not say so.
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > mostBytes) throw new Error('TMDB answered too much');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function retryAfterMs(response: Response): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? Math.min(longestWaitMs, Math.max(0, seconds * 1000)) : null;
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    const stop = (): void => {
      clearTimeout(timer);
      reject(new Error('aborted'));
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}
