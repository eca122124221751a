// The person's ratings in the layouts of MovieLens and Letterboxd.
import { localMoment } from '../../../contract/calendar-day.ts';
import type { RatingsLayout } from '../../../contract/sites.ts';
import { toHalfStars } from '../../../contract/stars.ts';
import type { IdentifiedEntry } from '../../library/diary/entry-store.ts';
import { isoDay } from '../../library/diary/diary-backups.ts';
import { csvLine, splitTable } from './csv-table.ts';

/** What the catalogue adds to an entry whose movie it has. */
export type MovieFacts = { meanStars: number | null; directors: readonly string[] };

type Layout = {
  header: readonly string[];
  /** Columns of the diary's entries that are not written, each with the reason; a test finds any other that is missing. */
  leftOut: Readonly<Record<string, string>>;
  /** Null if the site takes files of any size. */
  maxBytes: number;
  row: (entry: IdentifiedEntry, facts: MovieFacts) => (string | number | null)[];
};

/** Letterboxd takes files of about a megabyte. */
const letterboxdMaxBytes = 1_000_000;

const leftOutEverywhere = {
  entry_id: 'it counts the entries of this diary alone',
  genres: 'the sites have genres of their own',
};

export const layouts: Readonly<Record<RatingsLayout, Layout>> = {
  movielens: {
    // The site's own columns, and behind them the time as its archives have it, in seconds.
    header: ['movie_id', 'imdb_id', 'tmdb_id', 'rating', 'average_rating', 'title', 'timestamp'],
    leftOut: leftOutEverywhere,
    maxBytes: Number.POSITIVE_INFINITY,
    row: (entry, { meanStars }) => [
      entry.movieId,
      entry.imdbId?.replace(/^tt/u, '') ?? null,
      entry.tmdbId,
      entry.stars.toFixed(1),
      meanStars?.toFixed(2) ?? null,
      entry.year === null ? entry.title : `${entry.title} (${entry.year})`,
      Math.floor(entry.ratedAtMs / 1000),
    ],
  },
  letterboxd: {
    header: [
      ...['LetterboxdURI', 'tmdbID', 'imdbID', 'Title', 'Year', 'Directors'],
      ...['Rating', 'Rating10', 'WatchedDate', 'Rewatch', 'Tags', 'Review'],
    ],
    leftOut: { ...leftOutEverywhere, movie_id: 'Letterboxd knows movies by their ids at TMDB and IMDb' },
    maxBytes: letterboxdMaxBytes,
    row: (entry, { directors }) => [
      ...[null, entry.tmdbId, entry.imdbId, entry.title, entry.year, directors.join(', ')],
      ...[
        entry.stars,
        toHalfStars(entry.stars),
        isoDay(new Date(localMoment(entry.ratedAtMs))),
        null,
        null,
        null,
      ],
    ],
  },
};

/** The contents of one file or more, rated last first. `factsOf` is asked for each entry. */
export function ratingsTables(
  layout: RatingsLayout,
  entries: readonly IdentifiedEntry[],
  factsOf: (entry: IdentifiedEntry) => MovieFacts,
): string[] {
  const { header, maxBytes, row } = layouts[layout];
  const lines = entries.map((entry) => csvLine(row(entry, factsOf(entry))));
  return splitTable(csvLine(header), lines, maxBytes);
}
