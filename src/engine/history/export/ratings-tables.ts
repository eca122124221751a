// The person's ratings and viewings in the layouts that sites import.
import { localMoment } from '../../../contract/calendar-day.ts';
import type { RatingsLayout } from '../../../contract/sites.ts';
import { toHalfStars } from '../../../contract/stars.ts';
import type { DiaryStores } from '../../library/diary/diary-stores.ts';
import type { IdentifiedEntry } from '../../library/diary/entry-store.ts';
import { isoDay } from '../../library/diary/diary-backups.ts';
import type { IdentifiedViewing } from '../../library/diary/viewing-store.ts';
import { csvLine, splitTable } from './csv-table.ts';

/** What the catalogue adds to a movie that it has. */
export type MovieFacts = { meanStars: number | null; directors: readonly string[] };

type FactsOf = (of: Pick<IdentifiedEntry, 'movieId'>) => MovieFacts;
type Row = (string | number | null)[];
type Reasons = Readonly<Record<string, string>>;
type DiaryRead = Pick<DiaryStores, 'identifiedEntries' | 'givenEntries' | 'identifiedViewings'>;

type Layout = {
  header: readonly string[];
  /** Columns of the diary's entries that are not written, each with the reason; a test finds any other that is missing. */
  leftOut: Reasons;
  /** Null if the site takes files of any size. */
  maxBytes: number;
} & (
  | {
      /**
       * A row for each movie, with the stars that count; null for one that the site could not find by what it has. `watchedAtMs` is
       * its last day in the diary: a site that got the day of the stars instead would note a viewing that nobody said there was.
       */
      rating: (entry: IdentifiedEntry, facts: MovieFacts, watchedAtMs: number | null) => Row | null;
    }
  | {
      /** A row for each viewing, and for stars that were given without one. */
      line: (line: IdentifiedViewing | IdentifiedEntry, facts: MovieFacts) => Row;
      leftOutOfViewings: Reasons;
    }
);

/** Letterboxd takes files of about a megabyte. */
const letterboxdMaxBytes = 1_000_000;

const leftOutOfEntries = {
  entry_id: 'it counts the entries of this diary alone',
  genres: 'the sites have genres of their own',
};
const leftOutEverywhere = {
  ...leftOutOfEntries,
  given_half_stars: 'the stars that count are written',
  given_at_ms: 'the stars that count are written',
};
const leftOutByTrackers = { ...leftOutEverywhere, movie_id: 'it is MovieLens’s number' };

export const layouts = {
  movielens: {
    // The site's own columns, and behind them the time as its archives have it, in seconds.
    header: ['movie_id', 'imdb_id', 'tmdb_id', 'rating', 'average_rating', 'title', 'timestamp'],
    leftOut: leftOutEverywhere,
    maxBytes: Number.POSITIVE_INFINITY,
    rating: (entry, { meanStars }) => [
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
    // The site's own columns, and behind them what it passes over: when stars were given without a viewing, and with whom it was.
    header: [
      ...['LetterboxdURI', 'tmdbID', 'imdbID', 'Title', 'Year', 'Directors'],
      ...['Rating', 'Rating10', 'WatchedDate', 'Rewatch', 'Tags', 'Review', 'RatedDate', 'With'],
    ],
    leftOut: {
      ...leftOutOfEntries,
      movie_id: 'Letterboxd knows movies by their ids at TMDB and IMDb',
      half_stars: 'they follow from those that are written',
      rated_at_ms: 'it follows from the days that are written',
    },
    leftOutOfViewings: {
      viewing_id: 'it counts the viewings of this diary alone',
      movie_id: 'Letterboxd knows movies by their ids at TMDB and IMDb',
      genres: 'the sites have genres of their own',
      import_id: 'it counts the imports of this diary alone',
      noted_at_ms: 'Letterboxd notes when it imports',
    },
    maxBytes: letterboxdMaxBytes,
    line: letterboxdRow,
  },
  trakt: {
    header: ['imdb_id', 'tmdb_id', 'type', 'watched_at', 'watchlisted_at', 'rating', 'rated_at'],
    leftOut: { ...leftOutByTrackers, title: 'Trakt finds movies by number alone', year: 'as the title' },
    maxBytes: Number.POSITIVE_INFINITY,
    rating: (entry, _, watchedAtMs) => {
      if (entry.imdbId === null && entry.tmdbId === null) return null;
      const ratedAt = new Date(entry.ratedAtMs).toISOString();
      const watchedAt = watchedAtMs === null ? null : new Date(watchedAtMs).toISOString();
      return [entry.imdbId, entry.tmdbId, 'movie', watchedAt, null, toHalfStars(entry.stars), ratedAt];
    },
  },
  simkl: {
    header: [
      ...['simkl_id', 'TVDB_ID', 'TMDB', 'IMDB_ID', 'MAL_ID', 'Type', 'Title', 'Year'],
      ...['LastEpWatched', 'Watchlist', 'WatchedDate', 'Rating', 'Memo'],
    ],
    leftOut: { ...leftOutByTrackers, rated_at_ms: 'its only date is that of the viewing' },
    maxBytes: Number.POSITIVE_INFINITY,
    rating: (entry, _, watchedAtMs) => {
      const [year = '', month = '', day = ''] = watchedAtMs === null ? [] : dayText(watchedAtMs).split('-');
      const watchedOn = watchedAtMs === null ? null : `${Number(month)}/${Number(day)}/${year}`;
      return [
        ...[null, null, entry.tmdbId, entry.imdbId, null, 'movie', entry.title, entry.year],
        ...[null, 'completed', watchedOn, toHalfStars(entry.stars), null],
      ];
    },
  },
  yamtrack: {
    header: [
      ...['media_id', 'source', 'media_type', 'title', 'image', 'season_number', 'episode_number', 'score'],
      ...['status', 'notes', 'start_date', 'end_date', 'progress'],
    ],
    leftOut: {
      ...leftOutByTrackers,
      year: 'it has no column for it',
      imdb_id: 'as the year',
      rated_at_ms: 'its dates are those of the viewing',
    },
    maxBytes: Number.POSITIVE_INFINITY,
    rating: (entry, _, watchedAtMs) => [
      ...[entry.tmdbId, 'tmdb', 'movie', entry.title, null, null, null, toHalfStars(entry.stars)],
      ...[
        'Completed',
        null,
        null,
        watchedAtMs === null
          ? null
          : new Date(watchedAtMs).toISOString().replace('Z', '+00:00').replace('T', ' '),
        1,
      ],
    ],
  },
  movary: {
    header: ['title', 'year', 'tmdbId', 'imdbId', 'userRating'],
    leftOut: { ...leftOutByTrackers, rated_at_ms: 'its ratings have no date' },
    maxBytes: Number.POSITIVE_INFINITY,
    rating: (entry) =>
      entry.tmdbId === null
        ? null
        : [entry.title, entry.year, entry.tmdbId, entry.imdbId, toHalfStars(entry.stars)],
  },
} as const satisfies Readonly<Record<RatingsLayout, Layout>>;

/**
 * The contents of one file or more, how many rows they have below their headers, and how many lack, as the site could not find their
 * movies. `factsOf` is asked for each row.
 */
export function ratingsTables(
  layout: RatingsLayout,
  diary: DiaryRead,
  profileId: number,
  factsOf: FactsOf,
): { texts: string[]; rows: number; leftOut: number } {
  const { header, maxBytes } = layouts[layout];
  const all = rowsOf(layouts[layout], diary, profileId, factsOf);
  const rows = all.filter((row) => row !== null);
  const texts = splitTable(csvLine(header), rows.map(csvLine), maxBytes);
  return { texts, rows: rows.length, leftOut: all.length - rows.length };
}

function rowsOf(layout: Layout, diary: DiaryRead, profileId: number, factsOf: FactsOf): (Row | null)[] {
  if ('rating' in layout) {
    const lastDay = lastDays(diary.identifiedViewings(profileId));
    return diary
      .identifiedEntries(profileId)
      .map((entry) => layout.rating(entry, factsOf(entry), lastDay(entry)));
  }
  const lines = [...diary.identifiedViewings(profileId), ...diary.givenEntries(profileId)];
  return lines.map((line) => layout.line(line, factsOf(line)));
}

/** When the film of an entry was watched last, where the diary has a day. */
function lastDays(viewings: readonly IdentifiedViewing[]): (entry: IdentifiedEntry) => number | null {
  const days = new Map<string, number>();
  for (const viewing of viewings) {
    const { watchedAtMs } = viewing;
    if (watchedAtMs === null) continue;
    for (const name of namesOf(viewing)) days.set(name, Math.max(days.get(name) ?? watchedAtMs, watchedAtMs));
  }
  return (entry) => {
    const found = namesOf(entry).find((name) => days.has(name));
    return found === undefined ? null : (days.get(found) ?? null);
  };
}

/** What names a film in the diary: its movie, where this catalogue has it, and its title and year. */
function namesOf({ movieId, title, year }: Pick<IdentifiedEntry, 'movieId' | 'title' | 'year'>): string[] {
  return [...(movieId === null ? [] : [String(movieId)]), JSON.stringify([title, year])];
}

/** Stars without a viewing have no day of watching: Letterboxd would put them into its diary. */
function letterboxdRow(line: IdentifiedViewing | IdentifiedEntry, { directors }: MovieFacts): Row {
  const { tmdbId, imdbId, title, year, stars } = line;
  const movie = [null, tmdbId, imdbId, title, year, directors.join(', ')];
  const rating = [stars, stars === null ? null : toHalfStars(stars)];
  if (!('viewingId' in line)) return [...movie, ...rating, null, null, null, null, dayOf(line), null];
  const { watchedAtMs, isRewatch, tags, note, companions } = line;
  const day = watchedAtMs === null ? null : dayText(watchedAtMs);
  return [...movie, ...rating, day, isRewatch ? 'Yes' : null, tags.join(', '), note, null, companions];
}

/** The day on which it was rated, by the clock of this computer. */
function dayOf({ ratedAtMs }: IdentifiedEntry): string {
  return dayText(ratedAtMs);
}

function dayText(timeMs: number): string {
  return isoDay(new Date(localMoment(timeMs)));
}
