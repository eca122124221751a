// The joint model's sums over a person's ratings and their gradients; formulas and letters as in src/engine/model/joint/joint-step.ts.
import {
  bias,
  biasGradient,
  count,
  errorGradient,
  errorSum,
  evidence,
  gradientOfMovieShrinkage,
  gradientOfPersonShrinkage,
  gradientOfTopicShrinkage,
  person,
  personNumbers,
  spread,
  spreadGradient,
  squareGradient,
  squareSum,
} from './joint-numbers';
import { addFloat, addScaled, dot, float, int, row, setFloat } from './rows';

/**
 * The people of a batch from their histories: u (without P_u), N, A, z and their numbers; `errors` gets e of each
 * rating. `starts` [B + 1] has where each person's history begins.
 */
export function foldPeople(
  people: usize,
  starts: usize,
  places: usize,
  movies: usize,
  stars: usize,
  otherSums: usize,
  otherCounts: usize,
  errors: usize,
  featureBiases: usize,
  topics: usize,
  historyVectors: usize,
  vectors: usize,
  masses: usize,
  residuals: usize,
  tastes: usize,
  tasteMask: usize,
  size: i32,
  dimensions: i32,
  topicCount: i32,
  meanStars: f32,
  movieShrinkage: f32,
  personShrinkage: f32,
  topicShrinkage: f32,
  historyStars: f32,
  evidenceScale: f32,
  spreadPrior: f32,
  usualSpread: f32,
): void {
  const vectorBytes = (<usize>dimensions) << 2;
  const topicBytes = (<usize>topicCount) << 2;
  for (let p = 0; p < size; p++) {
    const begin = int(starts, p);
    const end = int(starts, p + 1);
    const n = <f32>(end - begin);
    const weight = <f32>1 / (historyStars * sqrt<f32>(n + 1));
    const vector = row(vectors, p, vectorBytes);
    const mass = row(masses, p, topicBytes);
    const residual = row(residuals, p, topicBytes);
    memory.fill(vector, 0, vectorBytes);
    memory.fill(mass, 0, topicBytes);
    memory.fill(residual, 0, topicBytes);
    let sum: f64 = 0;
    let squares: f64 = 0;
    for (let k = begin; k < end; k++) {
      const place = int(places, k);
      const given = float(stars, k);
      const movie =
        (float(otherSums, k) + movieShrinkage * float(featureBiases, place)) /
        (float(otherCounts, k) + movieShrinkage);
      const error = given - meanStars - movie;
      setFloat(errors, k, error);
      sum += error;
      squares += error * error;
      const phi = row(topics, place, topicBytes);
      addScaled(mass, phi, 1, topicBytes);
      addScaled(residual, phi, error, topicBytes);
      addScaled(vector, row(historyVectors, int(movies, k), vectorBytes), given * weight, vectorBytes);
    }
    const numbers = person(people, p);
    const own = <f32>sum / (n + personShrinkage);
    addScaled(residual, mass, -own, topicBytes);
    const taste = row(tastes, p, topicBytes);
    for (let t = 0; t < topicCount; t++) {
      const mask = float(tasteMask, p * topicCount + t);
      setFloat(taste, t, (mask * float(residual, t)) / (float(mass, t) + topicShrinkage));
    }
    const left = <f32>(squares - 2 * own * sum + n * own * own);
    memory.fill(numbers, 0, personNumbers << 2);
    setFloat(numbers, bias, own);
    setFloat(numbers, errorSum, <f32>sum);
    setFloat(numbers, squareSum, <f32>squares);
    setFloat(numbers, count, n);
    setFloat(numbers, evidence, <f32>Math.log1p(n) / evidenceScale - 1);
    setFloat(numbers, spread, (left + spreadPrior) / (n + spreadPrior) - usualSpread);
  }
}

/**
 * What the affinity is made of, [B, 2 d]: rho = sum of (e - b_u) q / (n + shrinkage) over the history, and u. To be
 * called after `foldPeople`.
 */
export function affinityInputs(
  inputs: usize,
  people: usize,
  starts: usize,
  places: usize,
  errors: usize,
  movieVectors: usize,
  vectors: usize,
  size: i32,
  dimensions: i32,
  shrinkage: f32,
): void {
  const bytes = (<usize>dimensions) << 2;
  for (let p = 0; p < size; p++) {
    const numbers = person(people, p);
    const own = float(numbers, bias);
    const weight = <f32>1 / (float(numbers, count) + shrinkage);
    const input = row(inputs, p, 2 * bytes);
    memory.fill(input, 0, bytes);
    memory.copy(input + bytes, row(vectors, p, bytes), bytes);
    for (let k = int(starts, p), end = int(starts, p + 1); k < end; k++) {
      addScaled(input, row(movieVectors, int(places, k), bytes), (float(errors, k) - own) * weight, bytes);
    }
  }
}

/** From z, A, N and the person's numbers back to the sums over the history. */
export function peopleGradients(
  people: usize,
  size: i32,
  masses: usize,
  residuals: usize,
  tasteMask: usize,
  massGradients: usize,
  residualGradients: usize,
  tasteGradients: usize,
  scalarGradients: usize,
  topicCount: i32,
  personShrinkage: f32,
  topicShrinkage: f32,
  spreadPrior: f32,
): void {
  const bytes = (<usize>topicCount) << 2;
  for (let p = 0; p < size; p++) {
    const numbers = person(people, p);
    const mass = row(masses, p, bytes);
    const residual = row(residuals, p, bytes);
    const ofMass = row(massGradients, p, bytes);
    const ofResidual = row(residualGradients, p, bytes);
    let ofShrinkage: f32 = 0;
    for (let t = 0; t < topicCount; t++) {
      const at = p * topicCount + t;
      const below = float(mass, t) + topicShrinkage;
      const back = (float(tasteGradients, at) * float(tasteMask, at)) / below;
      const ofBelow = (-back * float(residual, t)) / below;
      addFloat(ofResidual, t, back);
      addFloat(ofMass, t, ofBelow);
      ofShrinkage += ofBelow;
    }
    addFloat(scalarGradients, gradientOfTopicShrinkage, ofShrinkage);

    const n = float(numbers, count);
    const own = float(numbers, bias);
    const sum = float(numbers, errorSum);
    const ofSquares = float(numbers, spreadGradient) / (n + spreadPrior);
    const ofOwn =
      float(numbers, biasGradient) - dot(ofResidual, mass, bytes) + ofSquares * (2 * own * n - 2 * sum);
    addScaled(ofMass, ofResidual, -own, bytes);
    setFloat(numbers, squareGradient, ofSquares);
    setFloat(numbers, errorGradient, ofOwn / (n + personShrinkage) - 2 * own * ofSquares);
    addFloat(scalarGradients, gradientOfPersonShrinkage, (-ofOwn * own) / (n + personShrinkage));
  }
}

/** From the sums over the history back to each rating's topics and bias. */
export function historyGradients(
  people: usize,
  size: i32,
  starts: usize,
  places: usize,
  stars: usize,
  otherCounts: usize,
  errors: usize,
  featureBiases: usize,
  topics: usize,
  topicGradients: usize,
  biasGradients: usize,
  massGradients: usize,
  residualGradients: usize,
  scalarGradients: usize,
  topicCount: i32,
  meanStars: f32,
  movieShrinkage: f32,
): void {
  const bytes = (<usize>topicCount) << 2;
  for (let p = 0; p < size; p++) {
    const numbers = person(people, p);
    const ofMass = row(massGradients, p, bytes);
    const ofResidual = row(residualGradients, p, bytes);
    const ofSum = float(numbers, errorGradient);
    const ofSquares = float(numbers, squareGradient);
    for (let k = int(starts, p), end = int(starts, p + 1); k < end; k++) {
      const place = int(places, k);
      const error = float(errors, k);
      const ofPhi = row(topicGradients, place, bytes);
      addScaled(ofPhi, ofMass, 1, bytes);
      addScaled(ofPhi, ofResidual, error, bytes);
      const ofBias = -(ofSum + 2 * error * ofSquares + dot(ofResidual, row(topics, place, bytes), bytes));
      const evidenceOfMovie = float(otherCounts, k) + movieShrinkage;
      const movie = float(stars, k) - meanStars - error;
      addFloat(biasGradients, place, (ofBias * movieShrinkage) / evidenceOfMovie);
      addFloat(
        scalarGradients,
        gradientOfMovieShrinkage,
        (ofBias * (float(featureBiases, place) - movie)) / evidenceOfMovie,
      );
    }
  }
}

/** Gradient of the history vectors by place: += (r / 4) / sqrt(n + 1) x the gradient of u. */
export function historyVectorGradients(
  gradients: usize,
  vectorGradients: usize,
  size: i32,
  starts: usize,
  places: usize,
  stars: usize,
  dimensions: i32,
  historyStars: f32,
): void {
  const bytes = (<usize>dimensions) << 2;
  for (let p = 0; p < size; p++) {
    const begin = int(starts, p);
    const end = int(starts, p + 1);
    const weight = <f32>1 / (historyStars * sqrt<f32>(<f32>(end - begin) + 1));
    const from = row(vectorGradients, p, bytes);
    for (let k = begin; k < end; k++) {
      addScaled(row(gradients, int(places, k), bytes), from, weight * float(stars, k), bytes);
    }
  }
}
