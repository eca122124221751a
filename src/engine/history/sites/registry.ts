// The readers of all sites, and how chosen files find theirs.
import { MatineeError } from '../../../contract/errors.ts';
import { keysOf } from '../../../contract/keys-of.ts';
import { wellKnownSiteNames, type Site } from '../../../contract/sites.ts';
import type { HistoryFile } from '../history-file.ts';
import type { RecognisedHistory, SiteReader } from '../history-format.ts';
import { isUnknownTable } from '../mapping/unknown-table.ts';
import { recogniseCriticker } from './criticker.ts';
import { recogniseFilmAffinity } from './filmaffinity.ts';
import { recogniseFilmweb } from './filmweb.ts';
import { recogniseImdb } from './imdb.ts';
import { recogniseJellyfin } from './jellyfin.ts';
import { recogniseKinopoisk } from './kinopoisk.ts';
import { recogniseLetterboxd } from './letterboxd.ts';
import { recogniseMovary } from './movary.ts';
import { recogniseMovieLens } from './movielens-org.ts';
import { recogniseNetflix } from './netflix.ts';
import { recogniseRyot } from './ryot.ts';
import { recogniseSimkl } from './simkl.ts';
import { recogniseTmdb } from './tmdb.ts';
import { recogniseTrakt } from './trakt.ts';
import { recogniseTvTime } from './tv-time.ts';
import { recogniseWatcharr } from './watcharr.ts';
import { recogniseYamtrack } from './yamtrack.ts';
import { countRows } from '../untaken.ts';

/** Asked in this order. */
const readers: Readonly<Record<Site, SiteReader>> = {
  imdb: recogniseImdb,
  tmdb: recogniseTmdb,
  movielens: recogniseMovieLens,
  movary: recogniseMovary,
  simkl: recogniseSimkl,
  yamtrack: recogniseYamtrack,
  criticker: recogniseCriticker,
  kinopoisk: recogniseKinopoisk,
  filmaffinity: recogniseFilmAffinity,
  filmweb: recogniseFilmweb,
  tvtime: recogniseTvTime,
  netflix: recogniseNetflix,
  jellyfin: recogniseJellyfin,
  watcharr: recogniseWatcharr,
  ryot: recogniseRyot,
  letterboxd: recogniseLetterboxd,
  trakt: recogniseTrakt,
};

const knownSites = new Intl.ListFormat('en-GB').format(wellKnownSiteNames);

/**
 * Reads the files with the first reader that recognises one of them; a table without rows is none. Throws `unknown-layout`
 * for a table or a list that none knows and that may be mapped, otherwise `not-a-history`.
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
  if (isEmpty && files.some(({ names }) => names.length > 1)) {
    return new MatineeError('not-a-history', `${source} has a header and not one row below it.`, { details });
  }
  const table = files.find(isUnknownTable);
  if (table === undefined) {
    return new MatineeError(
      'not-a-history',
      `Matinee can't read ${source}. It reads the exports of ${knownSites} and other sites, and tables of your own: choose the zip, CSV or JSON file as it was given to you.`,
      { details },
    );
  }
  const names = table.names.filter((name) => name !== '').slice(0, 16);
  return new MatineeError(
    'unknown-layout',
    `${table.path} has the columns ${names.join(', ')}, which are those of no site that Matinee knows.`,
    { details: { file: table.path } },
  );
}
