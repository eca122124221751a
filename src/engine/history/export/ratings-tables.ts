// The person's ratings in the layouts that sites import.
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
  /** Null for an entry that the site could not find by what it has. */
  row: (entry: IdentifiedEntry, facts: MovieFacts) => (string | number | null)[] | null;
};

/** Letterboxd takes files of about a megabyte. */
const letterboxdMaxBytes = 1_000_000;

const leftOutEverywhere = {
  entry_id: 'it counts the entries of this diary alone',
  genres: 'the sites have genres of their own',
};
const leftOutByTrackers = { ...leftOutEverywhere, movie_id: 'it is MovieLens’s number' };

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
      ...[entry.stars, toHalfStars(entry.stars), dayOf(entry), null, null, null],
    ],
  },
  trakt: {
    header: ['imdb_id', 'tmdb_id', 'type', 'watched_at', 'watchlisted_at', 'rating', 'rated_at'],
    leftOut: { ...leftOutByTrackers, title: 'Trakt finds movies by number alone', year: 'as the title' },
    maxBytes: Number.POSITIVE_INFINITY,
    row: (entry) => {
      if (entry.imdbId === null && entry.tmdbId === null) return null;
      const ratedAt = new Date(entry.ratedAtMs).toISOString();
      return [entry.imdbId, entry.tmdbId, 'movie', ratedAt, null, toHalfStars(entry.stars), ratedAt];
    },
  },
  simkl: {
    header: [
      ...['simkl_id', 'TVDB_ID', 'TMDB', 'IMDB_ID', 'MAL_ID', 'Type', 'Title', 'Year'],
      ...['LastEpWatched', 'Watchlist', 'WatchedDate', 'Rating', 'Memo'],
    ],
    leftOut: leftOutByTrackers,
    maxBytes: Number.POSITIVE_INFINITY,
    row: (entry) => {
      const [year = '', month = '', day = ''] = dayOf(entry).split('-');
      return [
        ...[null, null, entry.tmdbId, entry.imdbId, null, 'movie', entry.title, entry.year],
        ...[null, 'completed', `${Number(month)}/${Number(day)}/${year}`, toHalfStars(entry.stars), null],
      ];
    },
  },
  yamtrack: {
    header: [
      ...['media_id', 'source', 'media_type', 'title', 'image', 'season_number', 'episode_number', 'score'],
      ...['status', 'notes', 'start_date', 'end_date', 'progress'],
    ],
    leftOut: { ...leftOutByTrackers, year: 'it has no column for it', imdb_id: 'as the year' },
    maxBytes: Number.POSITIVE_INFINITY,
    row: (entry) => [
      ...[entry.tmdbId, 'tmdb', 'movie', entry.title, null, null, null, toHalfStars(entry.stars)],
      ...[
        'Completed',
        null,
        null,
        new Date(entry.ratedAtMs).toISOString().replace('Z', '+00:00').replace('T', ' '),
        1,
      ],
    ],
  },
  movary: {
    header: ['title', 'year', 'tmdbId', 'imdbId', 'userRating'],
    leftOut: { ...leftOutByTrackers, rated_at_ms: 'its ratings have no date' },
    maxBytes: Number.POSITIVE_INFINITY,
    row: (entry) =>
      entry.tmdbId === null
        ? null
        : [entry.title, entry.year, entry.tmdbId, entry.imdbId, toHalfStars(entry.stars)],
  },
};

/** The contents of one file or more, rated last first, and how many ratings are in them. `factsOf` is asked for each entry. */
export function ratingsTables(
  layout: RatingsLayout,
  entries: readonly IdentifiedEntry[],
  factsOf: (entry: IdentifiedEntry) => MovieFacts,
): { texts: string[]; rows: number } {
  const { header, maxBytes, row } = layouts[layout];
  const rows = entries.map((entry) => row(entry, factsOf(entry))).filter((fields) => fields !== null);
  return { texts: splitTable(csvLine(header), rows.map(csvLine), maxBytes), rows: rows.length };
}

/** The day on which it was rated, by the clock of this computer. */
function dayOf({ ratedAtMs }: IdentifiedEntry): string {
  return isoDay(new Date(localMoment(ratedAtMs)));
}
