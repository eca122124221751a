// The joint model at work: people as sums over their ratings, and the stars of one person for many movies.
import { addScaled, dot, float, int, row, setFloat } from './rows';

/** Inputs of the rating network that are single numbers: rows of `scalars`. */
const ofPersonBias = 0;
const ofMovieBias = 1;
const ofMatch = 2;
const ofPersonEvidence = 3;
const ofMovieEvidence = 4;
const ofSpread = 5;

/** to += factor x from, in double precision: `count` numbers, a multiple of 4. */
function addPrecisely(to: usize, from: usize, factor: f64, count: i32): void {
  const factors = f64x2.splat(factor);
  for (let i = 0; i < count; i += 4) {
    const four = v128.load(from + ((<usize>i) << 2));
    const at = to + ((<usize>i) << 3);
    const low = f64x2.promote_low_f32x4(four);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i32>(four, four, 2, 3, 0, 1));
    v128.store(at, f64x2.add(v128.load(at), f64x2.mul(factors, low)));
    v128.store(at + 16, f64x2.add(v128.load(at + 16), f64x2.mul(factors, high)));
  }
}

/**
 * Adds `sign` times some ratings to the sums over a history, in doubles one after the other: r Ein, e q and q [d each],
 * e phi and phi [T each].
 */
export function addRatings(
  sums: usize,
  movies: usize,
  stars: usize,
  errors: usize,
  count: i32,
  sign: f64,
  historyVectors: usize,
  movieVectors: usize,
  topics: usize,
  dimensions: i32,
  topicCount: i32,
): void {
  const vectorBytes = (<usize>dimensions) << 2;
  const topicBytes = (<usize>topicCount) << 2;
  const errorVectors = sums + 2 * vectorBytes;
  const vectors = errorVectors + 2 * vectorBytes;
  const errorTopics = vectors + 2 * vectorBytes;
  const masses = errorTopics + 2 * topicBytes;
  for (let k = 0; k < count; k++) {
    const movie = int(movies, k);
    const error = sign * float(errors, k);
    addPrecisely(sums, row(historyVectors, movie, vectorBytes), sign * float(stars, k), dimensions);
    const vector = row(movieVectors, movie, vectorBytes);
    addPrecisely(errorVectors, vector, error, dimensions);
    addPrecisely(vectors, vector, sign, dimensions);
    const phi = row(topics, movie, topicBytes);
    addPrecisely(errorTopics, phi, error, topicCount);
    addPrecisely(masses, phi, sign, topicCount);
  }
}

/**
 * What a person makes of the rating network and of the affinity: `topicWeights` [T, H] is how much each topic of a movie
 * excites each unit, `base` [H] what excites them whatever the movie, `affinity` [d] = [rho, u] Wa. `scalars` are the
 * network's six rows of single inputs [6, H].
 */
export function weighPerson(
  topicWeights: usize,
  base: usize,
  affinity: usize,
  residuals: usize,
  masses: usize,
  affinityInputs: usize,
  tasteWeights: usize,
  movieTopicWeights: usize,
  matchWeights: usize,
  scalars: usize,
  hiddenBias: usize,
  affinityWeights: usize,
  topicCount: i32,
  units: i32,
  dimensions: i32,
  bias: f32,
  evidence: f32,
  spread: f32,
  topicShrinkage: f32,
  matchScale: f32,
): void {
  const bytes = (<usize>units) << 2;
  memory.copy(base, hiddenBias, bytes);
  addScaled(base, row(scalars, ofPersonBias, bytes), bias, bytes);
  addScaled(base, row(scalars, ofPersonEvidence, bytes), evidence, bytes);
  addScaled(base, row(scalars, ofSpread, bytes), spread, bytes);
  memory.copy(topicWeights, movieTopicWeights, <usize>topicCount * bytes);
  for (let t = 0; t < topicCount; t++) {
    const taste = float(residuals, t) / (float(masses, t) + topicShrinkage);
    addScaled(base, row(tasteWeights, t, bytes), taste, bytes);
    addScaled(row(topicWeights, t, bytes), row(matchWeights, t, bytes), matchScale * taste, bytes);
  }
  const vectorBytes = (<usize>dimensions) << 2;
  memory.fill(affinity, 0, vectorBytes);
  for (let j = 0; j < 2 * dimensions; j++) {
    addScaled(affinity, row(affinityWeights, j, vectorBytes), float(affinityInputs, j), vectorBytes);
  }
}

/**
 * Stars of a person, whom `weighPerson` has prepared, for some movies; `movies` 0 is all of them in order. `known` is mu
 * + b_u. Movies without ratings get biases alone. H is a multiple of 8.
 */
export function predictStars(
  stars: usize,
  movies: usize,
  count: i32,
  topicWeights: usize,
  base: usize,
  affinity: usize,
  residuals: usize,
  masses: usize,
  topics: usize,
  movieVectors: usize,
  movieBiases: usize,
  movieEvidence: usize,
  ratingCounts: usize,
  scalars: usize,
  outputWeights: usize,
  topicCount: i32,
  units: i32,
  dimensions: i32,
  known: f32,
  outputBias: f32,
  topicGain: f32,
  topicShrinkage: f32,
  least: f32,
  most: f32,
): void {
  const unitBytes = (<usize>units) << 2;
  const topicBytes = (<usize>topicCount) << 2;
  const vectorBytes = (<usize>dimensions) << 2;
  const zeros = f32x4.splat(0);
  for (let k = 0; k < count; k++) {
    const movie = movies == 0 ? k : int(movies, k);
    const movieBias = float(movieBiases, movie);
    let expected = known + movieBias;
    if (int(ratingCounts, movie) > 0) {
      const phi = row(topics, movie, topicBytes);
      const match =
        dot(phi, residuals, topicBytes) /
        (dot(phi, masses, topicBytes) + topicShrinkage * dot(phi, phi, topicBytes));
      const biases = f32x4.splat(movieBias);
      const matches = f32x4.splat(match);
      const evidences = f32x4.splat(float(movieEvidence, movie));
      let outputs = zeros;
      for (let at: usize = 0; at < unitBytes; at += 32) {
        let first = v128.load(base + at);
        let second = v128.load(base + at + 16);
        let weights = topicWeights + at;
        for (let t: usize = 0; t < topicBytes; t += 4) {
          const share = v128.load32_splat(phi + t);
          first = f32x4.add(first, f32x4.mul(share, v128.load(weights)));
          second = f32x4.add(second, f32x4.mul(share, v128.load(weights, 16)));
          weights += unitBytes;
        }
        outputs = f32x4.add(
          f32x4.add(
            outputs,
            unitOutput(first, at, biases, matches, evidences, scalars, unitBytes, outputWeights),
          ),
          unitOutput(second, at + 16, biases, matches, evidences, scalars, unitBytes, outputWeights),
        );
      }
      expected +=
        outputBias +
        f32x4.extract_lane(outputs, 0) +
        f32x4.extract_lane(outputs, 1) +
        f32x4.extract_lane(outputs, 2) +
        f32x4.extract_lane(outputs, 3) +
        topicGain * match +
        dot(affinity, row(movieVectors, movie, vectorBytes), vectorBytes);
    }
    setFloat(stars, k, min(most, max(least, expected)));
  }
}

/** What four units add to the network's output. */
function unitOutput(
  sums: v128,
  at: usize,
  biases: v128,
  matches: v128,
  evidences: v128,
  scalars: usize,
  bytes: usize,
  outputWeights: usize,
): v128 {
  const ofBias = f32x4.mul(biases, v128.load(row(scalars, ofMovieBias, bytes) + at));
  const matched = f32x4.mul(matches, v128.load(row(scalars, ofMatch, bytes) + at));
  const known = f32x4.mul(evidences, v128.load(row(scalars, ofMovieEvidence, bytes) + at));
  const active = f32x4.add(f32x4.add(sums, ofBias), f32x4.add(matched, known));
  return f32x4.mul(f32x4.max(active, f32x4.splat(0)), v128.load(outputWeights + at));
}
