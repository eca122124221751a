// Where covers come from: TMDB's two hosts, or a local server that tests use instead.
import { MatineeError } from '../../contract/errors.ts';

export type TmdbAddresses = { api: string; images: string };

const tmdb: TmdbAddresses = { api: 'https://api.themoviedb.org/', images: 'https://image.tmdb.org/' };
const ownHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** MATINEE_TMDB may name another server, on this computer only. Throws `invalid-input`. */
export function tmdbAddresses(environment: Readonly<Record<string, string | undefined>>): TmdbAddresses {
  const chosen = environment['MATINEE_TMDB'];
  if (chosen === undefined || chosen === '') return tmdb;
  if (URL.canParse(chosen) && /^https?:/u.test(chosen) && ownHosts.has(new URL(chosen).hostname)) {
    const address = chosen.endsWith('/') ? chosen : `${chosen}/`;
    return { api: address, images: address };
  }
  throw new MatineeError(
    'invalid-input',
    'MATINEE_TMDB may only name a server on this computer, such as http://127.0.0.1:8000/. Leave it out to use TMDB.',
  );
}

/** True only for the two hosts, also after redirects. */
export function isTmdbAddress(url: string, { api, images }: TmdbAddresses): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  const isKnown = origin === new URL(api).origin || origin === new URL(images).origin;
  return isKnown && username === '' && password === '';
}
