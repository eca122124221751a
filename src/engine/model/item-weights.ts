// The item-item weights, in closed form: how much a rating of one movie speaks for each other movie.
import { toStars } from '../../contract/stars.ts';
import type { SparseRows } from './sparse-rows.ts';
import { invertSymmetric } from './symmetric-inverse.ts';
import { freeingTensors, tf, type Tensor } from './tensorflow.ts';
import { topList } from './top-list.ts';
import type { TrainingSet } from './training-set.ts';

/** lambda: what holds back weights that rest on few people. */
const ridge = 200;
/** Weights kept of each movie; the rest are small, and all of them together would fill gigabytes. */
const keptWeights = 200;
/** Rows of B that are made at a time. */
const rowsAtOnce = 512;
/** What bounds memory and time on large catalogues: the most rated movies, and people evenly picked. */
export interface ItemWeightLimits {
  /** Up to this many people, the people x people form is solved; beyond, the movies x movies form. */
  readonly fewPeople: number;
  /** Movies that get weights in the first form. */
  readonly moviesOfFewPeople: number;
  /** Movies that get weights in the second form. */
  readonly movies: number;
  /** People that the second form looks at. */
  readonly people: number;
}
const defaultLimits: ItemWeightLimits = {
  fewPeople: 4000,
  moviesOfFewPeople: 10_000,
  movies: 4000,
  people: 20_000,
};

/** x = 1 + .45 (r - 3.5): that someone chose a movie counts, the more so the more they liked it. */
export function preference(stars: number): number {
  return 1 + 0.45 * (stars - 3.5);
}

/** The movies (ascending) and people that weights are made of; `column` is a movie's place among them, or -1. */
interface Selection {
  readonly movies: Int32Array;
  readonly column: Int32Array;
  readonly people: Int32Array;
}

function select(set: TrainingSet, limits: ItemWeightLimits): Selection & { readonly isFewPeople: boolean } {
  const counts = new Int32Array(set.movieIds.length);
  for (const movie of set.movies) counts[movie] = (counts[movie] ?? 0) + 1;
  const raters = Int32Array.from(set.userIds.keys()).filter(
    (user) => (set.userStarts[user] ?? 0) < (set.userStarts[user + 1] ?? 0),
  );
  const isFewPeople = raters.length <= limits.fewPeople;
  const movies = topList(counts, {
    from: 0,
    to: counts.length,
    limit: isFewPeople ? limits.moviesOfFewPeople : limits.movies,
    isAllowed: (movie) => (counts[movie] ?? 0) > 0,
  }).sort();
  const column = new Int32Array(counts.length).fill(-1);
  movies.forEach((movie, k) => (column[movie] = k));
  const stride = isFewPeople ? 1 : Math.max(1, Math.ceil(raters.length / limits.people));
  return { isFewPeople, movies, column, people: raters.filter((_, i) => i % stride === 0) };
}

/** X of some people: [people, movies], x where they rated, else 0. */
function preferences(set: TrainingSet, { movies, column }: Selection, people: Int32Array): Tensor {
  const dense = new Float32Array(people.length * movies.length);
  people.forEach((user, row) => {
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      const at = column[set.movies[r] ?? 0] ?? -1;
      if (at >= 0) dense[row * movies.length + at] = preference(toStars(set.halfStars[r] ?? 0));
    }
  });
  return tf.tensor2d(dense, [people.length, movies.length]);
}

/** Rows of B, from one movie up to another; the diagonal is not set to 0 yet. */
type RowsOfB = (from: number, to: number) => Tensor;

/** K = (X X' + lambda I)^-1, lambda P = I - X' K X: as large as the people, not the movies. */
function solveByPeople(set: TrainingSet, selection: Selection): RowsOfB {
  const x = preferences(set, selection, selection.people);
  const people = selection.people.length;
  const gram = tf.add(tf.matMul(x, x, false, true), tf.mul(tf.eye(people), ridge));
  const kx = tf.matMul(invertSymmetric(gram), x);
  const diagonal = tf.sub(1, tf.sum(tf.mul(x, kx), 0));
  return (from, to) => {
    const some = tf.slice(x, [0, from], [people, to - from]);
    return tf.div(tf.matMul(some, kx, true, false), diagonal);
  };
}

/** P = (X' X + lambda I)^-1, with X' X summed over the people in groups. */
function solveByMovies(set: TrainingSet, selection: Selection): RowsOfB {
  const size = selection.movies.length;
  let gram: Tensor = tf.mul(tf.eye(size), ridge);
  for (let start = 0; start < selection.people.length; start += rowsAtOnce) {
    const before = gram;
    gram = tf.tidy(() => {
      const x = preferences(set, selection, selection.people.subarray(start, start + rowsAtOnce));
      return tf.add(before, tf.matMul(x, x, true, false));
    });
    before.dispose();
  }
  const p = invertSymmetric(gram);
  const diagonal = tf.sum(tf.mul(p, tf.eye(size)), 0);
  return (from, to) => tf.neg(tf.div(tf.slice(p, [from, 0], [to - from, size]), diagonal));
}

/**
 * B of the linear model x B ~ x, in which no movie may speak for itself: B = I - P diag(1 / diag P), with
 * P = (X' X + lambda I)^-1 (Steck, "Embarrassingly Shallow Autoencoders for Sparse Data", 2019), X holding `preference`
 * of every rating. Of each row, which says what a rating of that movie does to the others, the strongest weights are
 * kept: [M, M], sparse. Rows and columns of movies that got no weights are empty.
 */
export function itemWeights(set: TrainingSet, limits: ItemWeightLimits = defaultLimits): SparseRows {
  return freeingTensors(() => {
    const selection = select(set, limits);
    const { movies } = selection;
    const rowsOfB = (selection.isFewPeople ? solveByPeople : solveByMovies)(set, selection);
    const starts = new Int32Array(set.movieIds.length + 1);
    const columns: Int32Array[] = [];
    const values: Float32Array[] = [];
    for (let from = 0; from < movies.length; from += rowsAtOnce) {
      const to = Math.min(from + rowsAtOnce, movies.length);
      const block = freeingTensors(() => rowsOfB(from, to).dataSync<'float32'>());
      const strengths = block.map(Math.abs);
      for (let row = from; row < to; row++) {
        const at = (row - from) * movies.length;
        const kept = topList(strengths, {
          from: at,
          to: at + movies.length,
          limit: keptWeights,
          isAllowed: (other) => other !== row,
        }).sort();
        starts[(movies[row] ?? 0) + 1] = kept.length;
        columns.push(kept.map((other) => movies[other] ?? 0));
        values.push(Float32Array.from(kept, (other) => block[at + other] ?? 0));
      }
    }
    for (let i = 1; i < starts.length; i++) starts[i] = (starts[i] ?? 0) + (starts[i - 1] ?? 0);
    return {
      rowCount: set.movieIds.length,
      columnCount: set.movieIds.length,
      starts,
      columns: joined(columns, new Int32Array(starts.at(-1) ?? 0)),
      values: joined(values, new Float32Array(starts.at(-1) ?? 0)),
    };
  });
}

function joined<A extends Int32Array | Float32Array>(parts: readonly A[], whole: A): A {
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
