// Shelves for someone without ratings: what everybody likes, of the groups they chose, of all, by genre, by decade, and of what few know.
import type { HomeMovie, HomeShelf } from '../../contract/home.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { MovieTraits } from '../library/catalogue/trait-store.ts';

const shelfLength = { most: 20, least: 6 };
const genreShelves = 5;
const decadeShelves = 4;
/** Movies with fewer ratings than this share of them has are little known. */
const knownQuantile = 0.9;
const leastRatings = 3;

/**
 * Best liked first, and each movie on one shelf alone; never one of those that were seen. `chosenGroups` are the movies of
 * each group that the person chose at the start: of these the first shelf is made, by turns.
 */
export function popularShelves(
  catalogue: Catalogue,
  seen: ReadonlySet<number>,
  chosenGroups: readonly (readonly number[])[] = [],
): HomeShelf[] {
  const traits = catalogue.traits();
  const shelves: HomeShelf[] = [];
  const taken = new Set(seen);
  const { known, order } = bestLiked(traits);

  function take(isWanted: (row: number) => boolean): HomeMovie[] {
    const movieIds: number[] = [];
    for (const row of order) {
      const movieId = traits.movieIds[row] ?? 0;
      if (movieIds.length === shelfLength.most) break;
      if (!taken.has(movieId) && isWanted(row)) movieIds.push(movieId);
    }
    return show(movieIds);
  }
  function takeByTurns(groups: readonly ReadonlySet<number>[]): HomeMovie[] {
    const bestLikedIds = Array.from(order, (row) => traits.movieIds[row] ?? 0);
    const free = groups.map((group) => bestLikedIds.filter((id) => group.has(id) && !taken.has(id)));
    const turns = Array.from({ length: shelfLength.most }, (_, turn) =>
      free.flatMap((ids) => ids[turn] ?? []),
    );
    return show([...new Set(turns.flat())].slice(0, shelfLength.most));
  }
  function show(movieIds: readonly number[]): HomeMovie[] {
    if (movieIds.length < shelfLength.least) return [];
    for (const movieId of movieIds) taken.add(movieId);
    return catalogue.summaries(movieIds).map(toCard);
  }
  const isKnown = (row: number): boolean => (traits.ratingCounts[row] ?? 0) >= known;

  const chosen = takeByTurns(chosenGroups.map((movieIds) => new Set(movieIds)));
  if (chosen.length > 0) shelves.push({ id: 'chosen', kind: 'chosen', movies: chosen });
  const loved = lovedByMost(catalogue, taken);
  if (loved.length > 0) shelves.push({ id: 'loved', kind: 'loved', movies: loved });
  for (const { genre, rows } of traits.genres.slice(0, genreShelves)) {
    const has = new Set(rows);
    const movies = take((row) => isKnown(row) && has.has(row));
    if (movies.length > 0) shelves.push({ id: `genre-${genre}`, kind: 'genre', genre, movies });
  }
  for (const decade of decadesOf(traits, isKnown)) {
    const movies = take((row) => isKnown(row) && decadeOf(traits.years[row]) === decade);
    if (movies.length > 0) shelves.push({ id: `decade-${decade}`, kind: 'decade', decade, movies });
  }
  const few = take((row) => !isKnown(row) && (traits.ratingCounts[row] ?? 0) >= leastRatings);
  if (few.length > 0) {
    shelves.push({ id: 'loved-by-few', kind: 'loved-by-few', mostRatings: known - 1, movies: few });
  }
  return shelves;
}

/**
 * Well-known movies of many kinds: chosen for variety among twice as many, of which the better liked are shown, so that
 * being known alone is not enough.
 */
function lovedByMost(catalogue: Catalogue, taken: Set<number>): HomeMovie[] {
  const movies = bestOf(catalogue, catalogue.roundCandidates(2 * shelfLength.most, taken));
  for (const { movieId } of movies) taken.add(movieId);
  return movies.map(toCard);
}

/** The best liked of a few movies, on one shelf; none where there are none. */
export function popularShelfOf(catalogue: Catalogue, movieIds: readonly number[]): HomeShelf[] {
  const movies = bestOf(catalogue, catalogue.summaries(movieIds));
  return movies.length === 0 ? [] : [{ id: 'loved', kind: 'loved', movies: movies.map(toCard) }];
}

function bestOf(catalogue: Catalogue, movies: readonly MovieSummary[]): MovieSummary[] {
  const liked = catalogue.bayesianMeans();
  return movies
    .toSorted((a, b) => (liked.get(b.movieId) ?? 0) - (liked.get(a.movieId) ?? 0))
    .slice(0, shelfLength.most);
}

/** Rows by Bayesian mean, best first as in Browse, and from how many ratings on a movie is known. */
function bestLiked(traits: MovieTraits): { known: number; order: Int32Array } {
  const likedAt = (row: number): number => traits.bayesianMeans[row] || 0;
  const order = Int32Array.from(traits.movieIds.keys()).sort((a, b) => likedAt(b) - likedAt(a));
  const counts = Int32Array.from(traits.ratingCounts).sort();
  const known = counts[Math.floor(counts.length * knownQuantile)] ?? 0;
  return { known: Math.max(known, leastRatings + 1), order };
}

function decadeOf(year: number | undefined): number {
  return Math.floor((year ?? Number.NaN) / 10) * 10;
}

/** The decades with most known movies, latest first. */
function decadesOf({ years }: MovieTraits, isKnown: (row: number) => boolean): number[] {
  const counts = new Map<number, number>();
  years.forEach((year, row) => {
    if (Number.isNaN(year) || !isKnown(row)) return;
    counts.set(decadeOf(year), (counts.get(decadeOf(year)) ?? 0) + 1);
  });
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, decadeShelves)
    .map(([decade]) => decade)
    .sort((a, b) => b - a);
}

function toCard(movie: MovieSummary): HomeMovie {
  return {
    ...movie,
    predictedStars: null,
    starsDeviation: null,
    match: null,
    reason: { kind: 'crowd', ratingCount: movie.ratingCount, meanStars: movie.meanStars },
    untunedPlace: null,
  };
}
