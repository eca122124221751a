// Turns what is known of movies (genres, year, tags, budget) into the rows of the feature matrix F.
import { tally } from '../../base/counts.ts';
import { allAtOnce } from '../../base/in-steps.ts';
import { meanOf } from '../../base/statistics.ts';
import { sparseRows, type SparseRows } from '../../base/sparse-rows.ts';
import type { MovieFeatures } from '../../ratings/training-set.ts';
import { jointRecipe } from './joint-recipe.ts';

const recipe = jointRecipe.features;
/** Movies that are looked at between two signs of life. */
const moviesOfSlice = 4096;
/** How archives write that they know no genre. */
const noGenre = '(no genres listed)';

/** What the columns of F mean: genres, decades, year, budget, tags, in this order. */
export interface FeatureSpace {
  readonly genres: readonly string[];
  readonly tags: readonly string[];
  /** Mean and standard deviation of log10 US dollars; null where no budget is known. */
  readonly budget: { readonly mean: number; readonly deviation: number } | null;
}

/** A name for each column of F, in order. */
export function featureColumns({ genres, tags }: FeatureSpace): string[] {
  return [
    ...genres.map((genre) => `genre ${genre}`),
    ...Array.from({ length: recipe.decadeCount }, (_, decade) => `decade ${decade}`),
    'year',
    'budget',
    ...tags.map((tag) => `tag ${tag}`),
  ];
}

/** F of a catalogue, and what its columns mean. */
export interface FeatureMatrix {
  readonly space: FeatureSpace;
  /** [movies, columns] */
  readonly rows: SparseRows;
}

function genresOf(movie: MovieFeatures): string[] {
  return [...new Set(movie.genres)].filter((genre) => genre !== '' && genre !== noGenre);
}

function tagsOf(movie: MovieFeatures): string[] {
  return [...new Set(movie.tags.map(({ tag }) => tag.trim().toLowerCase()))];
}

/** How many movies have each of the words. */
function countMovies(wordsByMovie: readonly (readonly string[])[]): Map<string, number> {
  return tally(wordsByMovie.flat());
}

function widespreadTags(tagsByMovie: readonly (readonly string[])[]): string[] {
  return [...countMovies(tagsByMovie)]
    .filter(([, count]) => count >= recipe.minMoviesOfTag)
    .sort(([tagA, a], [tagB, b]) => b - a || (tagA < tagB ? -1 : 1))
    .slice(0, recipe.maxTags)
    .map(([tag]) => tag);
}

function budgetStatistics(movies: readonly MovieFeatures[]): FeatureSpace['budget'] {
  const logs = movies.flatMap(({ budgetUsd }) =>
    budgetUsd !== null && budgetUsd > 0 ? [Math.log10(budgetUsd)] : [],
  );
  if (logs.length === 0) return null;
  const mean = meanOf(logs);
  const variance = meanOf(logs.map((log) => (log - mean) ** 2));
  return { mean, deviation: Math.max(Math.sqrt(variance), recipe.minBudgetDeviation) };
}

/** The columns of F for these movies. */
function buildFeatureSpace(
  movies: readonly MovieFeatures[],
  tagsByMovie: readonly (readonly string[])[],
): FeatureSpace {
  return {
    genres: [...countMovies(movies.map(genresOf)).keys()].sort(),
    tags: widespreadTags(tagsByMovie),
    budget: budgetStatistics(movies),
  };
}

/** Which of ten decades, 1920s and before to 2010s and after. */
function decadeOf(year: number): number {
  return Math.min(Math.max(Math.floor((year - recipe.firstDecade) / 10), 0), recipe.decadeCount - 1);
}

/** Words of a movie as columns of weight 1 / sqrt(n), so that the row's length does not grow with n. */
function wordEntries(words: readonly string[], columns: ReadonlyMap<string, number>) {
  const known = words.flatMap((word) => columns.get(word) ?? []);
  return known.map((column) => ({ column, value: 1 / Math.sqrt(known.length) }));
}

/** `featuresInSteps`, all at once. */
export function buildFeatures(movies: readonly MovieFeatures[]): FeatureMatrix {
  return allAtOnce(featuresInSteps(movies));
}

/**
 * F: genres / sqrt(n), ten decade one-hots, (year - 1990) / 20, standardised log budget where it is known, and
 * tags on three movies or more / sqrt(n). Unknown is zero. Yields the share that is done. Source:
 * docs/decisions/joint-model.md.
 */
export function* featuresInSteps(movies: readonly MovieFeatures[]): Generator<number, FeatureMatrix> {
  const tagsByMovie: string[][] = [];
  for (const movie of movies) {
    tagsByMovie.push(tagsOf(movie));
    if (tagsByMovie.length % moviesOfSlice === 0) yield (0.4 * tagsByMovie.length) / movies.length;
  }
  const space = buildFeatureSpace(movies, tagsByMovie);
  yield 0.6;
  const decadeStart = space.genres.length;
  const yearColumn = decadeStart + recipe.decadeCount;
  const budgetColumn = yearColumn + 1;
  const tagStart = budgetColumn + 1;
  const genreColumns = new Map(space.genres.map((genre, i) => [genre, i]));
  const tagColumns = new Map(space.tags.map((tag, i) => [tag, tagStart + i]));

  const rows: { column: number; value: number }[][] = [];
  for (const [place, movie] of movies.entries()) {
    const entries = wordEntries(genresOf(movie), genreColumns);
    if (movie.year !== null) {
      entries.push({ column: decadeStart + decadeOf(movie.year), value: 1 });
      entries.push({ column: yearColumn, value: (movie.year - recipe.year.centre) / recipe.year.scale });
    }
    if (space.budget !== null && movie.budgetUsd !== null && movie.budgetUsd > 0) {
      const { mean, deviation } = space.budget;
      entries.push({ column: budgetColumn, value: (Math.log10(movie.budgetUsd) - mean) / deviation });
    }
    entries.push(...wordEntries(tagsByMovie[place] ?? [], tagColumns));
    rows.push(entries);
    if (rows.length % moviesOfSlice === 0) yield 0.6 + (0.4 * rows.length) / movies.length;
  }
  return { space, rows: sparseRows(rows, tagStart + space.tags.length) };
}

/** The genre columns of F alone, dense: [movies, genres]. */
export function genreMatrix({ space, rows }: FeatureMatrix): Float32Array {
  const width = space.genres.length;
  const dense = new Float32Array(rows.rowCount * width);
  for (let row = 0; row < rows.rowCount; row++) {
    for (let k = rows.starts[row] ?? 0; k < (rows.starts[row + 1] ?? 0); k++) {
      const column = rows.columns[k] ?? 0;
      if (column < width) dense[row * width + column] = rows.values[k] ?? 0;
    }
  }
  return dense;
}
