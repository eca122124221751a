// The readers of all sites, and how chosen files find theirs.
import { MatineeError } from '../../../contract/errors.ts';
import { keysOf } from '../../../contract/keys-of.ts';
import { siteNames, type Site } from '../../../contract/sites.ts';
import type { HistoryFile } from '../history-file.ts';
import type { RecognisedHistory, SiteReader } from '../history-format.ts';
import { recogniseImdb } from './imdb.ts';
import { recogniseLetterboxd } from './letterboxd.ts';
import { recogniseMovieLens } from './movielens-org.ts';
import { recogniseTmdb } from './tmdb.ts';
import { recogniseTrakt } from './trakt.ts';
import { countRows } from '../untaken.ts';

/** Asked in this order. */
const readers: Readonly<Record<Site, SiteReader>> = {
  imdb: recogniseImdb,
  tmdb: recogniseTmdb,
  movielens: recogniseMovieLens,
  letterboxd: recogniseLetterboxd,
  trakt: recogniseTrakt,
};

const knownSites = new Intl.ListFormat('en-GB').format(siteNames);

/**
 * Reads the files with the first reader that recognises one of them; a table without rows is none. Throws `not-a-history` where none
 * does.
 */
export function recogniseHistory(source: string, files: readonly HistoryFile[]): RecognisedHistory {
  const filled = files.filter(({ hasRows }) => hasRows);
  for (const format of keysOf(readers)) {
    const found = readers[format](filled);
    if (found === null) continue;
    return {
      format,
      read: async (reading) => {
        const rows = await found.read(reading);
        for (const file of filled) {
          if (!found.files.includes(file)) reading.untaken.add('other', file.path, await countRows(file));
        }
        return rows;
      },
    };
  }
  throw refusal(source, files);
}

function refusal(source: string, files: readonly HistoryFile[]): MatineeError {
  const details = { file: source };
  if (files.some(({ header: { columns } }) => columns.includes('userid'))) {
    return new MatineeError(
      'not-a-history',
      `${source} holds the ratings of many people: it is an archive. Import it as a library, not as your own ratings.`,
      { details },
    );
  }
  const isEmpty = files.length > 0 && files.every(({ hasRows }) => !hasRows);
  if (isEmpty && keysOf(readers).some((format) => readers[format](files) !== null)) {
    return new MatineeError('not-a-history', `${source} has a header and not one row below it.`, { details });
  }
  const [table] = files.filter(({ kind, names }) => kind === 'table' && names.length > 1);
  if (table === undefined) {
    return new MatineeError(
      'not-a-history',
      `Matinee can't read ${source}. It reads the exports of ${knownSites}: choose the zip, CSV or JSON file as the site gave it to you.`,
      { details },
    );
  }
  const names = table.names.filter((name) => name !== '').slice(0, 16);
  return new MatineeError(
    'not-a-history',
    `Matinee can't read ${source}: ${table.path} has the columns ${names.join(', ')}, and lacks those of ${knownSites}, such as Const and Your Rating, Letterboxd URI, Rating10, TMDb ID or movie_id.`,
    { details },
  );
}
