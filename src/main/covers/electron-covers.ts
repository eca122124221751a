// Covers with Electron's parts: a separate session that can reach only TMDB's two hosts, and the system's keyring.
import { join } from 'node:path';
import { safeStorage, session } from 'electron';
import { CoverCache } from './cover-cache.ts';
import { Covers } from './covers.ts';
import { KeyStore, type Keyring } from './key-store.ts';
import { Tmdb, type Fetch } from './tmdb.ts';
import { isTmdbAddress, tmdbAddresses, type TmdbAddresses } from './tmdb-address.ts';

const limitBytes = 200_000_000;

/** Has to run when the app is ready; `directory` holds the key and the covers. */
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

/** In memory only: no cookies, no cache, nothing shared with the window; other hosts are refused, also after a redirect. */
function guardedFetch(addresses: TmdbAddresses): Fetch {
  const own = session.fromPartition('covers', { cache: false });
  own.setUserAgent('Matinee');
  own.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !isTmdbAddress(details.url, addresses) });
  });
  return (url, init) => own.fetch(url, init);
}

// The asynchronous calls that Electron 45 prefers do not exist in Electron 33, the oldest supported runtime.
/* oxlint-disable typescript/no-deprecated */
const keyring: Keyring = {
  isAvailable: () =>
    safeStorage.isEncryptionAvailable() &&
    (process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'),
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(bytes),
};
/* oxlint-enable typescript/no-deprecated */
