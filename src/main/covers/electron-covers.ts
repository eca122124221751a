// Covers with Electron's own parts: a session of their own that can reach TMDB's two hosts alone, and the system's keyring.
import { join } from 'node:path';
import { safeStorage, session } from 'electron';
import { CoverCache } from './cover-cache.ts';
import { Covers } from './covers.ts';
import { KeyStore, type Keyring } from './key-store.ts';
import { Tmdb, type Fetch } from './tmdb.ts';
import { isTmdbAddress, tmdbAddresses, type TmdbAddresses } from './tmdb-address.ts';

const limitBytes = 200_000_000;

/** Has to run when the app is ready; `directory` is where key and covers lie. */
export function createCovers(
  directory: string,
  tmdbIdOf: (movieId: number) => Promise<number | null>,
): Covers {
  const addresses = tmdbAddresses(process.env);
  return new Covers({
    keys: new KeyStore(join(directory, 'pictures.json'), keyring),
    cache: new CoverCache({ directory: join(directory, 'covers'), limitBytes }),
    tmdb: new Tmdb({ fetch: guardedFetch(addresses), addresses }),
    tmdbIdOf,
  });
}

/** Kept in memory only: no cookies, no cache, nothing of the window's; any other host is refused, also behind a redirect. */
function guardedFetch(addresses: TmdbAddresses): Fetch {
  const own = session.fromPartition('covers', { cache: false });
  own.setUserAgent('Matinee');
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isTmdbAddress(details.url, addresses) });
  });
  return (url, init) => own.fetch(url, init);
}

// The calls that answer later, which Electron 45 prefers, are not in the oldest runtime we meet (Electron 33).
/* eslint-disable @typescript-eslint/no-deprecated */
const keyring: Keyring = {
  isAvailable: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(bytes),
};
/* eslint-enable @typescript-eslint/no-deprecated */
