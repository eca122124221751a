// Groups of movies that the same people watch, each with typical well-known movies and what its movies have in common.
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';
import { kMeans } from '../../base/k-means.ts';
import { createRandom } from '../../base/random.ts';
import { dot } from '../../base/rows.ts';
import { sumOf } from '../../base/statistics.ts';
import type { KnownVectors } from './popular-movie-vectors.ts';
import { describeGroups, type GroupTraits } from './group-traits.ts';

export interface MovieGroup extends GroupTraits {
  /** Made of its most typical movie. */
  readonly groupId: string;
  /** Best known first. */
  readonly memberIds: readonly number[];
  /** Well-known movies from its middle, the most typical first. */
  readonly typicalIds: readonly number[];
}

const mostGroups = 14;
/** Fewer would be no group to recognise; there are fewer groups instead. */
const leastMembers = 8;
const typicalMovies = 6;
/** Groups are made of movies that people recognise; the others have their place beside them. */
const groupedMovies = 900;
const seed = 1;

/** Largest first. Movies with fewer ratings than a tenth of the median of the best known are left out. */
export function findMovieGroups(known: KnownVectors): MovieGroup[] {
  const { width } = known;
  const movies = known.movies
    .slice(0, groupedMovies)
    .filter((movie) => movie.ratingCount >= leastRatings(known));
  const rows = known.vectors.subarray(0, movies.length * width);
  const count = Math.min(mostGroups, Math.floor(movies.length / leastMembers));
  if (count < 2) return [];
  const { groups, centres } = kMeans(rows, { width, count, random: createRandom(seed, 'k-means') });
  const members = Array.from({ length: count }, (_, group) =>
    movies.flatMap((movie, row) => (groups[row] === group ? [{ movie, row }] : [])),
  )
    .map((rowsOfGroup, group) => ({ rowsOfGroup, group }))
    .filter(({ rowsOfGroup }) => rowsOfGroup.length >= leastMembers)
    .sort((one, other) => weightOf(other.rowsOfGroup) - weightOf(one.rowsOfGroup));
  const traits = describeGroups(
    members.map(({ rowsOfGroup }) => rowsOfGroup.map(({ movie }) => movie)),
    movies,
  );
  return members.flatMap(({ rowsOfGroup, group }, place): MovieGroup[] => {
    const centre = centres.subarray(group * width, (group + 1) * width);
    const closeness = new Map(rowsOfGroup.map(({ movie, row }) => [movie, nearness(known, row, centre)]));
    const typicalIds = rowsOfGroup
      .map(({ movie }) => movie)
      .sort((one, other) => typicality(other, closeness) - typicality(one, closeness))
      .slice(0, typicalMovies)
      .map(({ movieId }) => movieId);
    const ofGroup = traits[place];
    if (ofGroup === undefined) return [];
    const memberIds = rowsOfGroup.map(({ movie }) => movie.movieId);
    return [{ ...ofGroup, groupId: `around-${typicalIds[0] ?? 0}`, memberIds, typicalIds }];
  });
}

function leastRatings({ movies }: KnownVectors): number {
  const middle = movies[Math.floor(Math.min(movies.length, groupedMovies) / 2)]?.ratingCount ?? 0;
  return Math.max(2, middle / 10);
}

/** Popular groups come first. */
function weightOf(rows: readonly { movie: KnownMovie }[]): number {
  return sumOf(rows.map(({ movie }) => Math.sqrt(movie.ratingCount)));
}

/** Cosine with the centre. */
function nearness({ vectors, width }: KnownVectors, row: number, centre: Float64Array): number {
  const product = dot(vectors.subarray(row * width, (row + 1) * width), centre);
  return product / Math.max(1e-9, Math.hypot(...centre));
}

function typicality(movie: KnownMovie, closeness: ReadonlyMap<KnownMovie, number>): number {
  return Math.max(0, closeness.get(movie) ?? 0) * Math.log1p(movie.ratingCount) ** 2;
}
