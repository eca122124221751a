// Other ways to tell which movies are alike, for `bench:similar -- --compare`: the rows of the table in docs/decisions/similar-movies.md.
import { placesOf } from '../../../src/engine/model/joint/item-weights.ts';
import { topList } from '../../../src/engine/base/top-k.ts';
import { halfTrustRatings } from '../../../src/engine/model/kinds/similarity.ts';
import type { TrainedModel } from '../../../src/engine/model/joint/trained-model.ts';
import type { TrainingSet } from '../../../src/engine/ratings/training-set.ts';
import type { Neighbours } from './judges.ts';

/** Half stars from which a rating counts as liking: 4 stars. */
const likedHalfStars = 8;

/** What a similarity of movie i to a candidate j may be made of. */
interface Parts {
  readonly cosVectors: number;
  readonly cosCentred: number;
  readonly cosHistory: number;
  readonly cosGenres: number;
  /** sqrt(n_j / (n_j + 10)) */
  readonly damping: number;
  /** n_i / (n_i + 10) */
  readonly trust: number;
  readonly weight: number;
  readonly rho: number;
  /** The largest rho of i, and of j; at least a trifle. */
  readonly maxRho: number;
  readonly maxRhoOfOther: number;
  readonly coLiked: number;
}

/** By name: the similarity of a candidate. */
const variants: Readonly<Record<string, (parts: Parts) => number>> = {
  'cos q': (p) => p.cosVectors,
  'cos q + .25 cos genres': (p) => p.cosVectors + 0.25 * p.cosGenres,
  'cos q, damped': (p) => p.cosVectors * p.damping,
  '(cos q + .25 cos genres), damped': damped,
  'the same, q centred': (p) => (p.cosCentred + 0.25 * p.cosGenres) * p.damping,
  'the same, and centred Ein': (p) => (p.cosCentred + p.cosHistory + 0.25 * p.cosGenres) * p.damping,
  'cos Ein, damped': (p) => p.cosHistory * p.damping,
  'weights B of the movie asked about': (p) => p.weight,
  'partial correlations rho': (p) => p.rho,
  'cosine of who liked them': (p) => p.coLiked,
  'damped + .5 rho / max rho': (p) => damped(p) + pairs(p, 0.5),
  'damped with .5 genres + .5 rho / max rho': (p) => dampedWithHalfGenres(p) + pairs(p, 0.5),
  'the same with 1.0 rho / max rho': (p) => dampedWithHalfGenres(p) + pairs(p, 1),
  'the same with .5 rho / sqrt(max rho_i max rho_j)': (p) =>
    dampedWithHalfGenres(p) + (0.5 * p.trust * p.rho) / Math.sqrt(p.maxRho * p.maxRhoOfOther),
};

function damped(p: Parts): number {
  return (p.cosVectors + 0.25 * p.cosGenres) * p.damping;
}

function dampedWithHalfGenres(p: Parts): number {
  return (p.cosVectors + 0.5 * p.cosGenres) * p.damping;
}

function pairs(p: Parts, weight: number): number {
  return (weight * p.trust * p.rho) / p.maxRho;
}

/** Each variant's lists; what they have in common is computed once a movie. */
export function variantNeighbours(
  model: TrainedModel,
  train: TrainingSet,
  listLength: number,
): ReadonlyMap<string, Neighbours> {
  const partsOf = partsOfModel(model, train);
  const byMovie = new Map<number, ReadonlyMap<string, readonly number[]>>();
  const listsOf = (movie: number): ReadonlyMap<string, readonly number[]> => {
    const known = byMovie.get(movie);
    if (known !== undefined) return known;
    const parts = partsOf(movie);
    const isAllowed = (other: number): boolean => other !== movie;
    const lists = new Map(
      Object.entries(variants).map(([name, similarity]) => {
        const scores = Float32Array.from(parts, similarity);
        return [
          name,
          Array.from(topList(scores, { from: 0, to: scores.length, limit: listLength, isAllowed })),
        ];
      }),
    );
    byMovie.set(movie, lists);
    return lists;
  };
  return new Map(Object.keys(variants).map((name) => [name, (movie) => listsOf(movie).get(name) ?? []]));
}

function partsOfModel(model: TrainedModel, train: TrainingSet): (movie: number) => Parts[] {
  const { movies, dimensions } = model.shape;
  const popularity = model.ratingCounts;
  const cosVectors = cosines(model.movieVectors, dimensions);
  const cosCentred = cosines(centred(model.movieVectors, dimensions, popularity), dimensions);
  const cosHistory = cosines(centred(model.historyVectors, dimensions, popularity), dimensions);
  const cosGenres = cosines(model.movieGenres, model.featureSpace.genres.length);
  const weightOf = weightsOf(model);
  const rhoOf = (movie: number): Map<number, number> => {
    const correlations = new Map<number, number>();
    for (const other of model.itemWeights.movies) {
      const [there, back] = [weightOf(movie, other), weightOf(other, movie)];
      if (there > 0 && back > 0) correlations.set(other, Math.sqrt(there * back));
    }
    return correlations;
  };
  const maxRho = Float64Array.from({ length: movies }, (_, movie) =>
    Math.max(1e-12, ...rhoOf(movie).values()),
  );
  const coLiked = coLikingCosines(train);
  return (movie) => {
    const [ofVectors, ofCentred, ofHistory, ofGenres] = [cosVectors, cosCentred, cosHistory, cosGenres].map(
      (row) => row(movie),
    );
    const rho = rhoOf(movie);
    const liked = coLiked(movie);
    const n = popularity[movie] ?? 0;
    return Array.from({ length: movies }, (_, other): Parts => {
      const nOfOther = popularity[other] ?? 0;
      return {
        cosVectors: ofVectors?.[other] ?? 0,
        cosCentred: ofCentred?.[other] ?? 0,
        cosHistory: ofHistory?.[other] ?? 0,
        cosGenres: ofGenres?.[other] ?? 0,
        damping: Math.sqrt(nOfOther / (nOfOther + halfTrustRatings)),
        trust: n / (n + halfTrustRatings),
        weight: weightOf(movie, other),
        rho: rho.get(other) ?? 0,
        maxRho: maxRho[movie] ?? 1,
        maxRhoOfOther: maxRho[other] ?? 1,
        coLiked: liked[other] ?? 0,
      };
    });
  };
}

/** Cosines of one row with all rows. */
export function cosines(matrix: Float32Array, width: number): (row: number) => Float32Array {
  const rows = matrix.length / width;
  const dot = (a: number, b: number): number => {
    let sum = 0;
    for (let j = 0; j < width; j++) sum += (matrix[a * width + j] ?? 0) * (matrix[b * width + j] ?? 0);
    return sum;
  };
  const lengths = Float32Array.from({ length: rows }, (_, row) => Math.sqrt(dot(row, row)));
  return (row) =>
    lengths.map((length, other) => dot(row, other) / Math.max(length * (lengths[row] ?? 0), 1e-12));
}

/** Rows less their mean, weighted by how often the movies were rated. */
function centred(matrix: Float32Array, width: number, popularity: Int32Array): Float32Array {
  const mean = new Float64Array(width);
  const total = popularity.reduce((sum, count) => sum + count, 0);
  matrix.forEach((value, at) => {
    const column = at % width;
    const share = (popularity[Math.floor(at / width)] ?? 0) / total;
    mean[column] = (mean[column] ?? 0) + share * value;
  });
  return matrix.map((value, at) => value - (mean[at % width] ?? 0));
}

/** B as a function: what a rating of one movie says of another, 0 where nothing. */
function weightsOf({ itemWeights: { movies, values }, shape }: TrainedModel) {
  const places = placesOf(movies, shape.movies);
  return (movie: number, other: number): number => {
    const [row = -1, column = -1] = [places[movie], places[other]];
    return row < 0 || column < 0 ? 0 : (values[row * movies.length + column] ?? 0);
  };
}

/** Cosines of the sets of people who gave 4 stars or more. */
function coLikingCosines(train: TrainingSet): (movie: number) => Float32Array {
  const likedBy = Array.from(train.movieIds, (): number[] => []);
  const likes = Array.from(train.userIds, (): number[] => []);
  train.movies.forEach((movie, r) => {
    if ((train.halfStars[r] ?? 0) < likedHalfStars) return;
    likedBy[movie]?.push(train.users[r] ?? 0);
    likes[train.users[r] ?? 0]?.push(movie);
  });
  return (movie) => {
    const together = new Float32Array(likedBy.length);
    for (const user of likedBy[movie] ?? []) {
      for (const other of likes[user] ?? []) together[other] = (together[other] ?? 0) + 1;
    }
    return together.map(
      (count, other) =>
        count /
        Math.sqrt(Math.max(1, likedBy[movie]?.length ?? 0) * Math.max(1, likedBy[other]?.length ?? 0)),
    );
  };
}
