// Draws the batches of a training: which users, which of their ratings are history and which are targets, and which movies take part.
import { toStars } from '../../../contract/stars.ts';
import { createRandom, shuffle } from '../../base/random.ts';
import { growingFloats, growingIntegers } from '../../kernels/growing.ts';
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import { ownShare, type RatingStatistics } from '../../ratings/biases.ts';
import { ratersOf, type TrainingSet } from '../../ratings/training-set.ts';
import { jointRecipe } from './joint-recipe.ts';

const { keptShare, userEmbeddingProbability, stepsPerEpoch, peopleOfLargeSets, allMovies, sampledMovies } =
  jointRecipe.batches;

/** How a set is cut into batches. */
export interface BatchPlan {
  readonly usersPerBatch: number;
  readonly stepsPerEpoch: number;
  /** Movies that are drawn beside those of the batch's ratings; null if every movie takes part in every step. */
  readonly sampledMovies: number | null;
}

/** Ratings of a batch, user by user; the k-th is `stars[k]` by the user in `rows[k]` of the batch for `movies[k]`. */
export interface BatchRatings {
  /** [users + 1]: where each user's ratings begin. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
  readonly movies: Int32Array;
  /** Places of the movies among those that take part. */
  readonly places: Int32Array;
  readonly stars: Float32Array;
  /** S_i and n_i of the movie without this user's own rating. */
  readonly otherSums: Float32Array;
  readonly otherCounts: Float32Array;
}

/** All arrays are in the kernels' memory. */
export interface Batch {
  /** User index by row. */
  readonly users: Int32Array;
  /** Rows whose user's embedding is switched on. */
  readonly embeddedRows: Int32Array;
  /** What the towers see. */
  readonly history: BatchRatings;
  /** What both tasks have to predict. */
  readonly targets: BatchRatings;
  /** The movies that take part: first those of the ratings, then others that the targets compete with. */
  readonly movies: Int32Array;
  /** How many of them are those of the ratings. */
  readonly ratedMovies: number;
  /** By place: log of the chance that another user's batch has this movie; 0 if all movies take part. */
  readonly logChances: Float32Array;
}

/**
 * An epoch visits every user once; small sets get a few steps more. Of many people it visits a sample: more ratings
 * teach more in a step, so that steps grow more slowly than ratings do.
 */
export function planBatches(movieCount: number, userCount: number, batchSize: number): BatchPlan {
  const most = userCount >= peopleOfLargeSets ? 2 * batchSize : batchSize;
  const batchesPerPass = Math.ceil(userCount / most);
  const { min, wholePass, growth } = stepsPerEpoch;
  return {
    usersPerBatch: Math.ceil(userCount / batchesPerPass),
    stepsPerEpoch:
      batchesPerPass <= wholePass
        ? Math.max(min, batchesPerPass)
        : Math.round(wholePass * (batchesPerPass / wholePass) ** growth),
    sampledMovies: movieCount > allMovies ? sampledMovies : null,
  };
}

/** The ratings of one side of a batch, in memory that is used again for the next batch. */
class RatingsBuffer {
  readonly #starts;
  readonly #rows;
  readonly #movies;
  readonly #places;
  readonly #stars;
  readonly #otherSums;
  readonly #otherCounts;
  count = 0;

  constructor(memory: KernelMemory) {
    this.#starts = growingIntegers(memory);
    this.#rows = growingIntegers(memory);
    this.#movies = growingIntegers(memory);
    this.#places = growingIntegers(memory);
    this.#stars = growingFloats(memory);
    this.#otherSums = growingFloats(memory);
    this.#otherCounts = growingFloats(memory);
  }

  /** All arrays with room for this many ratings of this many users. */
  open(users: number, ratings: number): BatchRatings {
    this.count = 0;
    return {
      starts: this.#starts(users + 1),
      rows: this.#rows(ratings),
      movies: this.#movies(ratings),
      places: this.#places(ratings),
      stars: this.#stars(ratings),
      otherSums: this.#otherSums(ratings),
      otherCounts: this.#otherCounts(ratings),
    };
  }

  /** The arrays at the length of what they were filled with. */
  finish(all: BatchRatings): BatchRatings {
    const { count } = this;
    return {
      starts: all.starts,
      rows: all.rows.subarray(0, count),
      movies: all.movies.subarray(0, count),
      places: all.places.subarray(0, count),
      stars: all.stars.subarray(0, count),
      otherSums: all.otherSums.subarray(0, count),
      otherCounts: all.otherCounts.subarray(0, count),
    };
  }
}

/**
 * Endless batches, each valid until the next one is drawn. Each pass goes through all users in a new order. A user
 * keeps a share rho ~ U(.5, .9) of their ratings as history; what is held out is the target of both tasks, so that
 * neither sees its answer.
 */
export function* drawBatches(
  set: TrainingSet,
  statistics: RatingStatistics,
  plan: BatchPlan,
  seed: number,
  memory: KernelMemory,
): Generator<Batch, never> {
  const random = createRandom(seed, 'batches');
  const order = ratersOf(set);
  const userBuffer = growingIntegers(memory);
  const embeddedBuffer = growingIntegers(memory);
  const historyBuffer = new RatingsBuffer(memory);
  const targetBuffer = new RatingsBuffer(memory);
  const participants = chooseMovies(set, statistics, plan, seed, memory);

  function drawBatch(drawn: Int32Array): Batch {
    const users = userBuffer(drawn.length);
    users.set(drawn);
    let ratings = 0;
    for (const user of users) ratings += (set.userStarts[user + 1] ?? 0) - (set.userStarts[user] ?? 0);
    const history = historyBuffer.open(users.length, ratings);
    const targets = targetBuffer.open(users.length, ratings);
    for (let row = 0; row < users.length; row++) {
      const user = users[row] ?? 0;
      const share = keptShare.min + (keptShare.max - keptShare.min) * random.uniform();
      history.starts[row] = historyBuffer.count;
      targets.starts[row] = targetBuffer.count;
      for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
        const isKept = random.uniform() < share;
        const side = isKept ? history : targets;
        const k = isKept ? historyBuffer.count++ : targetBuffer.count++;
        const movie = set.movies[r] ?? 0;
        const stars = toStars(set.halfStars[r] ?? 0);
        side.rows[k] = row;
        side.movies[k] = movie;
        side.stars[k] = stars;
        side.otherSums[k] = (statistics.residualSums[movie] ?? 0) - ownShare(statistics, user, stars);
        side.otherCounts[k] = (statistics.ratingCounts[movie] ?? 0) - 1;
      }
    }
    history.starts[users.length] = historyBuffer.count;
    targets.starts[users.length] = targetBuffer.count;
    const embedded = embeddedBuffer(users.length);
    let embeddedCount = 0;
    for (let row = 0; row < users.length; row++) {
      if (random.uniform() < userEmbeddingProbability) embedded[embeddedCount++] = row;
    }
    const sides = { history: historyBuffer.finish(history), targets: targetBuffer.finish(targets) };
    return {
      users,
      embeddedRows: embedded.subarray(0, embeddedCount),
      ...sides,
      ...participants(sides),
    };
  }

  for (;;) {
    shuffle(order, random);
    for (let start = 0; start < order.length; start += plan.usersPerBatch) {
      const batch = drawBatch(order.subarray(start, start + plan.usersPerBatch));
      // On a handful of ratings chance may leave one side without any: nothing to learn from.
      if (batch.history.rows.length > 0 && batch.targets.rows.length > 0) yield batch;
    }
  }
}

type Sides = Pick<Batch, 'history' | 'targets'>;

/** What a movie is in a batch. */
const role = { absent: 0, drawn: 1, rated: 2 };

/** Chooses the movies of a batch and fills in the places of its ratings. */
function chooseMovies(
  set: TrainingSet,
  statistics: RatingStatistics,
  plan: BatchPlan,
  seed: number,
  memory: KernelMemory,
): (sides: Sides) => Pick<Batch, 'movies' | 'ratedMovies' | 'logChances'> {
  const movieCount = set.movieIds.length;
  const sampled = plan.sampledMovies;
  const random = createRandom(seed, 'sampled movies');
  const logChanceOf =
    sampled === null
      ? new Float32Array(movieCount)
      : logChances(set, statistics, plan.usersPerBatch, sampled);
  const roles = new Uint8Array(movieCount);
  const placeOf = new Int32Array(movieCount);
  const movieBuffer = growingIntegers(memory);
  const chanceBuffer = growingFloats(memory);
  return ({ history, targets }) => {
    roles.fill(sampled === null ? role.drawn : role.absent);
    for (let draw = 0; draw < (sampled ?? 0); draw++) roles[random.integer(movieCount)] = role.drawn;
    const sides = [history, targets];
    for (const { movies } of sides) for (const movie of movies) roles[movie] = role.rated;
    const room = sampled === null ? movieCount : history.movies.length + targets.movies.length + sampled;
    const movies = movieBuffer(Math.min(movieCount, room));
    let count = 0;
    // Each in ascending order, so that their rows are found in the order of memory.
    const place = (wanted: number): number => {
      for (let movie = 0; movie < movieCount; movie++) {
        if (roles[movie] !== wanted) continue;
        movies[count] = movie;
        placeOf[movie] = count++;
      }
      return count;
    };
    const ratedMovies = place(role.rated);
    const chosen = movies.subarray(0, place(role.drawn));
    for (const side of sides) {
      for (let k = 0; k < side.movies.length; k++) side.places[k] = placeOf[side.movies[k] ?? 0] ?? 0;
    }
    const chances = chanceBuffer(count);
    for (let k = 0; k < count; k++) chances[k] = logChanceOf[chosen[k] ?? 0] ?? 0;
    return { movies: chosen, ratedMovies, logChances: chances };
  };
}

/**
 * By movie: log of the chance that it is in a batch of B people of whom one has not rated it: 1 - (1 - share of raters)
 * ^ (B - 1) x (1 - 1 / M) ^ sampled. With it the sampled sum of the softmax is right on average (Horvitz and Thompson,
 * 1952), so that in-batch sampling does not favour the little known.
 */
function logChances(
  set: TrainingSet,
  { ratingCounts }: RatingStatistics,
  usersPerBatch: number,
  sampled: number,
): Float32Array {
  const raters = ratersOf(set).length;
  const notDrawn = (1 - 1 / set.movieIds.length) ** sampled;
  return Float32Array.from(ratingCounts, (count) =>
    Math.log(1 - (1 - count / raters) ** (usersPerBatch - 1) * notDrawn),
  );
}
