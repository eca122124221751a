// The formats of histories that can be read, and how chosen files find theirs.
import { MatineeError } from '../../../contract/errors.ts';
import type { HistoryFile, HistoryFormatReader, RecognisedHistory } from '../history-format.ts';
import { recogniseImdb } from './imdb.ts';
import { recogniseLetterboxd } from './letterboxd.ts';
import { recogniseMovieLens } from './movielens-org.ts';
import { recogniseTmdb } from './tmdb.ts';
import { recogniseTrakt } from './trakt.ts';

/** Asked in this order: Trakt comes last, since it takes any list of JSON objects. */
const formats: readonly HistoryFormatReader[] = [
  recogniseImdb,
  recogniseTmdb,
  recogniseMovieLens,
  recogniseLetterboxd,
  recogniseTrakt,
];

/** As the first format that recognises the files reads them. Throws `not-a-history` where none does. */
export function recogniseHistory(source: string, files: readonly HistoryFile[]): RecognisedHistory {
  for (const recognise of formats) {
    const recognised = recognise(files);
    if (recognised !== null) return recognised;
  }
  const isArchive = files.some(({ header: { columns } }) => columns.includes('userid'));
  throw new MatineeError(
    'not-a-history',
    isArchive
      ? `${source} holds the ratings of many people: it is an archive. Import it as a library, not as your own ratings.`
      : `${source} is no export that Matinee knows. It reads those of MovieLens, Letterboxd, IMDb, Trakt and TMDB: choose the zip, CSV or JSON file as the site gave it to you.`,
    { details: { file: source } },
  );
}
