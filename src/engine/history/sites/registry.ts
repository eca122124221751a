// The readers of all sites, and how chosen files find theirs.
import { MatineeError } from '../../../contract/errors.ts';
import { keysOf } from '../../../contract/keys-of.ts';
import { siteNames, type Site } from '../../../contract/sites.ts';
import type { HistoryFile, RecognisedHistory, SiteReader } from '../history-format.ts';
import { recogniseImdb } from './imdb.ts';
import { recogniseLetterboxd } from './letterboxd.ts';
import { recogniseMovieLens } from './movielens-org.ts';
import { recogniseTmdb } from './tmdb.ts';
import { recogniseTrakt } from './trakt.ts';

/** Asked in this order: Trakt comes last, since it takes any list of JSON objects. */
const readers: Readonly<Record<Site, SiteReader>> = {
  imdb: recogniseImdb,
  tmdb: recogniseTmdb,
  movielens: recogniseMovieLens,
  letterboxd: recogniseLetterboxd,
  trakt: recogniseTrakt,
};

const knownSites = new Intl.ListFormat('en-GB').format(siteNames);

/** Reads the files with the first reader that recognises them. Throws `not-a-history` where none does. */
export function recogniseHistory(source: string, files: readonly HistoryFile[]): RecognisedHistory {
  for (const format of keysOf(readers)) {
    const read = readers[format](files);
    if (read !== null) return { format, read };
  }
  const isArchive = files.some(({ header: { columns } }) => columns.includes('userid'));
  throw new MatineeError(
    'not-a-history',
    isArchive
      ? `${source} holds the ratings of many people: it is an archive. Import it as a library, not as your own ratings.`
      : `Matinee can't read ${source}. It reads the exports of ${knownSites}: choose the zip, CSV or JSON file as the site gave it to you.`,
    { details: { file: source } },
  );
}
