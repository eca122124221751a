// Draws the batches of a training: which users, and which of their ratings are history and which are targets.
import { toStars } from '../../../contract/stars.ts';
import { ownShare, type RatingStatistics } from '../../ratings/biases.ts';
import { createRandom, shuffle } from '../../base/random.ts';
import { jointRecipe } from './joint-recipe.ts';
import { ratersOf, type TrainingSet } from '../../ratings/training-set.ts';

const { keptShare, userEmbeddingProbability, stepsPerEpoch, maxDenseNumbers } = jointRecipe.batches;

/** How a set is cut into batches. */
export interface BatchPlan {
  readonly usersPerBatch: number;
  readonly stepsPerEpoch: number;
}

/** Ratings of a batch; k-th rating: `stars[k]` by the user in `rows[k]` of the batch for `movies[k]`. */
export interface BatchRatings {
  readonly rows: Int32Array;
  readonly movies: Int32Array;
  readonly stars: Float32Array;
  /** S_i and n_i of the movie without this user's own rating. */
  readonly otherSums: Float32Array;
  readonly otherCounts: Float32Array;
}

export interface Batch {
  /** User index by row. */
  readonly users: Int32Array;
  /** What the towers see. */
  readonly history: BatchRatings;
  /** What both tasks have to predict. */
  readonly targets: BatchRatings;
  /** Ratings in the history, by row. */
  readonly historyCounts: Float32Array;
  /** 1 if the user's embedding is switched on, by row. */
  readonly userGates: Float32Array;
}

/** An epoch visits every user once; small sets get a few steps more, and sets of many thousand users a sample. */
export function planBatches(movieCount: number, userCount: number, batchSize: number): BatchPlan {
  const most = Math.max(1, Math.min(batchSize, Math.floor(maxDenseNumbers / movieCount)));
  const batchesPerPass = Math.ceil(userCount / most);
  return {
    usersPerBatch: Math.ceil(userCount / batchesPerPass),
    stepsPerEpoch: Math.min(Math.max(batchesPerPass, stepsPerEpoch.min), stepsPerEpoch.max),
  };
}

/** Collects ratings of a batch. */
class BatchRatingsBuilder {
  readonly #rows: number[] = [];
  readonly #movies: number[] = [];
  readonly #stars: number[] = [];
  readonly #otherSums: number[] = [];
  readonly #otherCounts: number[] = [];

  add(row: number, movie: number, stars: number, otherSum: number, otherCount: number): void {
    this.#rows.push(row);
    this.#movies.push(movie);
    this.#stars.push(stars);
    this.#otherSums.push(otherSum);
    this.#otherCounts.push(otherCount);
  }

  finish(): BatchRatings {
    return {
      rows: Int32Array.from(this.#rows),
      movies: Int32Array.from(this.#movies),
      stars: Float32Array.from(this.#stars),
      otherSums: Float32Array.from(this.#otherSums),
      otherCounts: Float32Array.from(this.#otherCounts),
    };
  }
}

/**
 * Endless batches. Each pass goes through all users in a new order. A user keeps a share rho ~ U(.5, .9) of their
 * ratings as history; what is held out is the target of both tasks, so that neither sees its answer.
 */
export function* drawBatches(
  set: TrainingSet,
  statistics: RatingStatistics,
  plan: BatchPlan,
  seed: number,
): Generator<Batch, never> {
  const random = createRandom(seed, 'batches');
  const order = ratersOf(set);

  function drawBatch(users: Int32Array): Batch {
    const history = new BatchRatingsBuilder();
    const targets = new BatchRatingsBuilder();
    const historyCounts = new Float32Array(users.length);
    users.forEach((user, row) => {
      const share = keptShare.min + (keptShare.max - keptShare.min) * random.uniform();
      for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
        const movie = set.movies[r] ?? 0;
        const stars = toStars(set.halfStars[r] ?? 0);
        const isKept = random.uniform() < share;
        if (isKept) historyCounts[row] = (historyCounts[row] ?? 0) + 1;
        (isKept ? history : targets).add(
          row,
          movie,
          stars,
          (statistics.residualSums[movie] ?? 0) - ownShare(statistics, user, stars),
          (statistics.ratingCounts[movie] ?? 0) - 1,
        );
      }
    });
    const userGates = Float32Array.from(users, () => (random.uniform() < userEmbeddingProbability ? 1 : 0));
    return { users, history: history.finish(), targets: targets.finish(), historyCounts, userGates };
  }

  for (;;) {
    shuffle(order, random);
    for (let start = 0; start < order.length; start += plan.usersPerBatch) {
      const batch = drawBatch(order.slice(start, start + plan.usersPerBatch));
      // On a handful of ratings chance may leave one side without any: nothing to learn from.
      if (batch.history.rows.length > 0 && batch.targets.rows.length > 0) yield batch;
    }
  }
}
