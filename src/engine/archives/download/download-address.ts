// Where archives are downloaded from: GroupLens, or a local server that tests use instead.
import { MatineeError } from '../../../contract/errors.ts';

const groupLens = 'https://files.grouplens.org/datasets/movielens/';
const ownHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** The folder's address. MATINEE_DOWNLOADS may name another one, on this computer only. Throws `invalid-input`. */
export function downloadAddress(environment: Readonly<Record<string, string | undefined>>): string {
  const chosen = environment['MATINEE_DOWNLOADS'];
  if (chosen === undefined || chosen === '') return groupLens;
  if (URL.canParse(chosen) && ownHosts.has(new URL(chosen).hostname) && /^https?:/u.test(chosen)) {
    return chosen.endsWith('/') ? chosen : `${chosen}/`;
  }
  throw new MatineeError(
    'invalid-input',
    'MATINEE_DOWNLOADS may only name a server on this computer, such as http://127.0.0.1:8000/. Leave it out to download from GroupLens.',
  );
}
