// Writes the movies of a new catalogue, each with its genres, statistics and words for the title search.
import type { FinishOptions, NewMovie } from './catalogue-input.ts';
import type { Fingerprint } from './fingerprint.ts';
import { averagesOf, statisticsOf, type CatalogueAverages } from './movie-statistics.ts';
import { nextTurn } from '../../base/cancellation.ts';
import type { MovieTally, RatingTally } from './rating-tally.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import { foldText, foldTitle, joinedWords } from './titles.ts';

const sliceMovies = 500;

/** Inserts the movies in `order` (places in `contents.movies`, by ascending movie id). */
export async function insertMovies(
  database: SqliteDatabase,
  order: readonly number[],
  contents: {
    readonly movies: readonly NewMovie[];
    readonly tally: RatingTally;
    readonly fingerprint: Fingerprint;
  },
  { onPhase, signal }: FinishOptions,
): Promise<void> {
  const tallies = contents.movies.map((_, place) => contents.tally.movie(place));
  const averages = averagesOf(tallies);
  const insert = prepareMovieInsert(database);
  for (const [written, place] of order.entries()) {
    if (written % sliceMovies === 0) {
      onPhase?.('statistics', 0.2 + (0.8 * written) / order.length);
      await nextTurn(signal);
    }
    const movie = contents.movies[place];
    const tally = tallies[place];
    if (movie === undefined || tally === undefined) continue;
    // Details such as budgets come and go; what was trained on these movies and ratings stays fitting. The null is
    // in the budget's old position, so that an archive keeps the fingerprint of its runs.
    contents.fingerprint.addMovie(
      JSON.stringify([movie.movieId, movie.title, movie.year, [...movie.genres], null]),
    );
    insert(movie, tally, averages);
  }
}

function prepareMovieInsert(
  database: SqliteDatabase,
): (movie: NewMovie, tally: MovieTally, averages: CatalogueAverages) => void {
  const insertMovie = database.prepare(
    `INSERT INTO movies VALUES (@movieId, @title, @foldedTitle, @year, @alternativeTitles, @directors,
      @runtimeMinutes, @budgetUsd, @imdbId, @tmdbId,
      @ratingCount, @meanStars, @bayesianMeanStars, @histogram, @popularity, NULL, NULL)`,
  );
  const insertWords = database.prepare<[number, string]>(
    'INSERT INTO title_words (rowid, words) VALUES (?, ?)',
  );
  const insertGenre = database.prepare<[number, string]>('INSERT INTO genres VALUES (?, ?)');
  const insertMovieGenre = database.prepare<[number, number, number]>(
    'INSERT INTO movie_genres VALUES (?, ?, ?)',
  );
  const genreIds = new Map<string, number>();

  return (movie, tally, averages) => {
    insertMovie.run({
      movieId: movie.movieId,
      title: movie.title,
      foldedTitle: foldTitle(movie.title),
      year: movie.year,
      alternativeTitles: JSON.stringify(movie.alternativeTitles),
      directors: JSON.stringify(movie.directors ?? []),
      runtimeMinutes: movie.runtimeMinutes ?? null,
      budgetUsd: movie.budgetUsd ?? null,
      imdbId: movie.imdbId ?? null,
      tmdbId: movie.tmdbId ?? null,
      histogram: JSON.stringify(tally.histogram),
      ...statisticsOf(tally, averages),
    });
    insertWords.run(movie.movieId, searchWords(movie));
    for (const [position, genre] of [...new Set(movie.genres)].entries()) {
      let genreId = genreIds.get(genre);
      if (genreId === undefined) {
        genreId = genreIds.size + 1;
        genreIds.set(genre, genreId);
        insertGenre.run(genreId, genre);
      }
      insertMovieGenre.run(movie.movieId, position, genreId);
    }
  };
}

/** All words that the movie is found by. */
function searchWords(movie: NewMovie): string {
  const titles = [movie.title, ...movie.alternativeTitles];
  return [...new Set(titles.flatMap((title) => [...foldText(title).split(' '), ...joinedWords(title)]))].join(
    ' ',
  );
}
