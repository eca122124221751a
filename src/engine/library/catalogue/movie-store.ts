// Movies of the catalogue by id: cards, pages, identities.
import type { NumberById } from '../../base/numbers.ts';
import { MatineeError } from '../../../contract/errors.ts';
import { movieIdSchema, type MovieId } from '../../../contract/ids.ts';
import type { MovieDetails, MovieSummary } from '../../../contract/movies.ts';
import { readCounts, readTexts } from '../../base/json-columns.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

/** What identifies a movie in every catalogue; stored with each diary entry. */
export type MovieIdentity = {
  title: string;
  year: number | null;
  genres: string[];
  imdbId: string | null;
  tmdbId: number | null;
};

export type MovieStore = {
  hasMovie: (movieId: number) => boolean;
  /** In the order asked; ids that the catalogue does not hold are left out. */
  summaries: (movieIds: readonly number[], predictedStars?: NumberById) => MovieSummary[];
  /** How many gave 0.5, 1, ... 5 stars, by movie; ids that the catalogue does not hold are left out. */
  histograms: (movieIds: readonly number[]) => Map<number, number[]>;
  /** Of those whose runtime is known, in minutes. */
  runtimes: (movieIds: readonly number[]) => Map<number, number>;
  /** `predictedStars` and their deviation are null. Throws `unknown-movie`. */
  details: (movieId: number) => MovieDetails;
  /** Throws `unknown-movie`. */
  identity: (movieId: number) => MovieIdentity;
  /** Who directed each movie, where that is known. */
  directorsOf: (movieIds: readonly number[]) => ReadonlyMap<number, readonly string[]>;
  /** The tags of each, in small letters; in an archive with many those that two people gave. Read once for each movie. */
  tagsOf: (movieIds: readonly number[]) => ReadonlyMap<number, readonly string[]>;
  /** Well-known movies of many genres and decades, best known first. */
  roundCandidates: (limit: number, excludeMovieIds?: Iterable<number>) => MovieSummary[];
};

type SummaryRow = {
  movieId: number;
  title: string;
  year: number | null;
  genres: string;
  ratingCount: number;
  meanStars: number | null;
};

type DetailsRow = SummaryRow & {
  alternativeTitles: string;
  directors: string;
  runtimeMinutes: number | null;
  budgetUsd: number | null;
  revenueUsd: number | null;
  overview: string | null;
  language: string | null;
  imdbId: string | null;
  tmdbId: number | null;
  histogram: string;
  bayesianMeanStars: number | null;
};

const genomeTagsShown = 20;
/** With so many tags in the archive, famous movies have thousands: those that only one person gave say little then. */
const manyTags = 200_000;

/** A JSON list of the genres of the movie `m`, in the order of its source. */
export const genresColumn = `(
  SELECT json_group_array(g.genre ORDER BY mg.position)
  FROM movie_genres mg JOIN genres g USING (genre_id) WHERE mg.movie_id = m.movie_id
)`;

const summaryColumns = `m.movie_id AS movieId, m.title, m.year, ${genresColumn} AS genres,
  m.rating_count AS ratingCount, m.mean_stars AS meanStars`;

export function createMovieStore(database: SqliteDatabase): MovieStore {
  const selectExists = database.prepare<[number], number>('SELECT 1 FROM movies WHERE movie_id = ?').pluck();
  const selectSummaries = database.prepare<[string], SummaryRow>(
    `SELECT ${summaryColumns} FROM json_each(?) asked JOIN movies m ON m.movie_id = asked.value ORDER BY asked.key`,
  );
  const selectHistograms = database.prepare<[string], { movieId: number; histogram: string }>(
    `SELECT m.movie_id AS movieId, m.histogram FROM json_each(?) asked JOIN movies m ON m.movie_id = asked.value`,
  );
  const selectRuntimes = database.prepare<[string], { movieId: number; minutes: number }>(
    `SELECT m.movie_id AS movieId, m.runtime_minutes AS minutes
    FROM json_each(?) asked JOIN movies m ON m.movie_id = asked.value WHERE m.runtime_minutes IS NOT NULL`,
  );
  const selectDirectors = database.prepare<[string], { movieId: number; directors: string }>(
    `SELECT m.movie_id AS movieId, m.directors
    FROM json_each(?) asked JOIN movies m ON m.movie_id = asked.value WHERE m.directors <> '[]'`,
  );
  const selectDetails = database.prepare<[number], DetailsRow>(
    `SELECT ${summaryColumns}, m.alternative_titles AS alternativeTitles, m.directors,
      m.runtime_minutes AS runtimeMinutes, m.budget_usd AS budgetUsd, m.revenue_usd AS revenueUsd,
      o.overview, m.language, m.imdb_id AS imdbId, m.tmdb_id AS tmdbId,
      m.histogram, m.bayesian_mean_stars AS bayesianMeanStars
    FROM movies m LEFT JOIN overviews o USING (movie_id) WHERE m.movie_id = ?`,
  );
  const selectGenome = database.prepare<[number, number], { tag: string; relevance: number }>(
    `SELECT tag, relevance FROM movie_genome JOIN genome_tags USING (tag_id) WHERE movie_id = ?
    ORDER BY relevance DESC, tag LIMIT ?`,
  );
  const selectTags = database.prepare<[number], { tag: string; count: number }>(
    `SELECT tag, count FROM movie_tags JOIN tag_names USING (tag_id) WHERE movie_id = ? ORDER BY count DESC, tag`,
  );
  const selectAgreedTags = database
    .prepare<[number, number], string>(
      `SELECT json_group_array(tag) FROM movie_tags JOIN tag_names USING (tag_id)
      WHERE movie_id = ? AND count >= (SELECT iif(tags >= ?, 2, 1) FROM info)`,
    )
    .pluck();
  const tagsByMovie = new Map<number, readonly string[]>();
  function agreedTags(movieId: number): readonly string[] {
    const known = tagsByMovie.get(movieId);
    if (known !== undefined) return known;
    const tags = readTexts(selectAgreedTags.get(movieId, manyTags) ?? '[]').map((tag) => tag.toLowerCase());
    tagsByMovie.set(movieId, tags);
    return tags;
  }

  const selectPopular = database.prepare<[string, number], SummaryRow>(
    `SELECT ${summaryColumns} FROM movies m
    WHERE m.movie_id NOT IN (SELECT value FROM json_each(?)) ORDER BY m.popularity DESC, m.movie_id LIMIT ?`,
  );

  function detailsRow(movieId: number): DetailsRow {
    const row = selectDetails.get(movieId);
    if (row !== undefined) return row;
    throw new MatineeError('unknown-movie', `The library has no movie with the number ${movieId}.`, {
      details: { movieId },
    });
  }

  return {
    hasMovie: (movieId) => selectExists.get(movieId) !== undefined,
    summaries: (movieIds, predictedStars) =>
      selectSummaries.all(JSON.stringify(movieIds)).map((row) => toSummary(row, predictedStars)),
    histograms: (movieIds) =>
      new Map(
        selectHistograms
          .all(JSON.stringify(movieIds))
          .map(({ movieId, histogram }) => [movieId, readCounts(histogram)]),
      ),
    runtimes: (movieIds) =>
      new Map(selectRuntimes.all(JSON.stringify(movieIds)).map(({ movieId, minutes }) => [movieId, minutes])),
    details: (movieId) => {
      const row = detailsRow(movieId);
      return {
        ...row,
        ...toSummary(row),
        starsDeviation: null,
        alternativeTitles: readTexts(row.alternativeTitles),
        directors: readTexts(row.directors),
        histogram: readCounts(row.histogram),
        tags: selectTags.all(movieId),
        genome: selectGenome.all(movieId, genomeTagsShown),
      };
    },
    identity: (movieId) => {
      const { title, year, genres, imdbId, tmdbId } = detailsRow(movieId);
      return { title, year, genres: readTexts(genres), imdbId, tmdbId };
    },
    directorsOf: (movieIds) =>
      new Map(
        selectDirectors
          .all(JSON.stringify(movieIds))
          .map(({ movieId, directors }) => [movieId, readTexts(directors)]),
      ),
    tagsOf: (movieIds) => new Map(movieIds.map((movieId) => [movieId, agreedTags(movieId)])),
    roundCandidates: (limit, excludeMovieIds = []) => {
      const pool = selectPopular.all(JSON.stringify([...excludeMovieIds]), limit * 6);
      return chooseVaried(
        pool.map((row) => toSummary(row)),
        limit,
      );
    },
  };
}

function toSummary(row: SummaryRow, predictedStars?: NumberById): MovieSummary {
  return {
    movieId: toMovieId(row.movieId),
    title: row.title,
    year: row.year,
    genres: readTexts(row.genres),
    ratingCount: row.ratingCount,
    meanStars: row.meanStars,
    predictedStars: predictedStars?.get(row.movieId) ?? null,
  };
}

/** Brands a movie's number that came out of the catalogue. */
function toMovieId(movieId: number): MovieId {
  return movieIdSchema.parse(movieId);
}

/** Takes from the front of `pool`, each time the movie whose genres and decade were taken least; what comes first in the pool weighs more. */
function chooseVaried(pool: readonly MovieSummary[], limit: number): MovieSummary[] {
  const rest = pool.map((movie, rank) => ({ movie, head: 1 - rank / pool.length }));
  const taken = new Map<string, number>();
  const chosen: MovieSummary[] = [];
  while (chosen.length < limit && rest.length > 0) {
    let best = 0;
    let bestScore = -Infinity;
    for (const [index, { movie, head }] of rest.entries()) {
      const kinds = kindsOf(movie);
      const crowding = kinds.reduce((sum, kind) => sum + (taken.get(kind) ?? 0), 0) / kinds.length;
      const score = head - crowding / 4;
      if (score > bestScore) [best, bestScore] = [index, score];
    }
    for (const { movie } of rest.splice(best, 1)) {
      chosen.push(movie);
      for (const kind of kindsOf(movie)) taken.set(kind, (taken.get(kind) ?? 0) + 1);
    }
  }
  return chosen;
}

function kindsOf(movie: MovieSummary): string[] {
  const decade = movie.year === null ? 'no year' : `${Math.floor(movie.year / 10)}0s`;
  return [decade, ...movie.genres];
}
