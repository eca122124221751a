// The joint model's sums over ratings and their gradients; formulas and letters as in src/engine/model/joint/joint-step.ts.
import { addFloat, addScaled, dot, float, int, row, setFloat } from './rows';

// A person's numbers: a row of `people`.
const personNumbers = 16;
const bias = 0;
const errorSum = 1;
const squareSum = 2;
const count = 3;
const evidence = 4;
const spread = 5;
const biasGradient = 6;
const spreadGradient = 7;
const errorGradient = 8;
const squareGradient = 9;

// A target's numbers: a row of `matches`.
const matchNumbers = 4;
const movieBias = 0;
const denominator = 1;
const match = 2;
const squaredLength = 3;

// The network's inputs beyond the 3 T of taste, topics and their product: six and two of padding.
const scalarInputs = 8;

// Where gradients of li, lu, lt and g are summed.
const gradientOfMovieShrinkage = 0;
const gradientOfPersonShrinkage = 1;
const gradientOfTopicShrinkage = 2;
const gradientOfTopicGain = 3;

function person(people: usize, index: i32): usize {
  return row(people, index, personNumbers << 2);
}

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

/** The inputs of the rating network for each target [targets, 3 T + 8], and `known` = mu + b_u + b_ui + g t. */
export function targetInputs(
  inputs: usize,
  matches: usize,
  known: usize,
  size: i32,
  rows: usize,
  places: usize,
  otherSums: usize,
  otherCounts: usize,
  featureBiases: usize,
  topics: usize,
  people: usize,
  masses: usize,
  residuals: usize,
  tastes: usize,
  topicCount: i32,
  meanStars: f32,
  movieShrinkage: f32,
  topicShrinkage: f32,
  topicGain: f32,
  matchScale: f32,
  evidenceScale: f32,
): void {
  const bytes = (<usize>topicCount) << 2;
  const width = 3 * topicCount + scalarInputs;
  for (let k = 0; k < size; k++) {
    const p = int(rows, k);
    const place = int(places, k);
    const numbers = person(people, p);
    const phi = row(topics, place, bytes);
    const taste = row(tastes, p, bytes);
    const others = float(otherCounts, k);
    const movie =
      (float(otherSums, k) + movieShrinkage * float(featureBiases, place)) / (others + movieShrinkage);
    const length = dot(phi, phi, bytes);
    const below = dot(phi, row(masses, p, bytes), bytes) + topicShrinkage * length;
    const matched = dot(phi, row(residuals, p, bytes), bytes) / below;
    const kept = row(matches, k, matchNumbers << 2);
    setFloat(kept, movieBias, movie);
    setFloat(kept, denominator, below);
    setFloat(kept, match, matched);
    setFloat(kept, squaredLength, length);
    setFloat(known, k, meanStars + float(numbers, bias) + movie + topicGain * matched);

    const input = row(inputs, k, (<usize>width) << 2);
    memory.copy(input, taste, bytes);
    memory.copy(input + bytes, phi, bytes);
    const scale = f32x4.splat(matchScale);
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(
        input + 2 * bytes + i,
        f32x4.mul(scale, f32x4.mul(v128.load(taste + i), v128.load(phi + i))),
      );
    }
    const scalars = input + 3 * bytes;
    setFloat(scalars, 0, float(numbers, bias));
    setFloat(scalars, 1, movie);
    setFloat(scalars, 2, matched);
    setFloat(scalars, 3, float(numbers, evidence));
    setFloat(scalars, 4, <f32>Math.log1p(others) / evidenceScale - 1);
    setFloat(scalars, 5, float(numbers, spread));
    setFloat(scalars, 6, 0);
    setFloat(scalars, 7, 0);
  }
}

/**
 * The end of the rating network and the squared error, summed; with gradients if `share` is above 0, the loss's
 * weight for one target: `hidden` [targets, H] goes in as the sums of the first layer and comes out as their gradient.
 */
export function networkLoss(
  hidden: usize,
  hiddenMask: usize,
  known: usize,
  stars: usize,
  starsGradients: usize,
  size: i32,
  units: i32,
  hiddenBias: usize,
  outputWeights: usize,
  outputBias: usize,
  hiddenBiasGradient: usize,
  outputGradient: usize,
  outputBiasGradient: usize,
  share: f32,
): f64 {
  let total: f64 = 0;
  for (let k = 0; k < size; k++) {
    const sums = hidden + ((<usize>(k * units)) << 2);
    const masks = hiddenMask + ((<usize>(k * units)) << 2);
    let correction = load<f32>(outputBias);
    for (let h = 0; h < units; h++) {
      const active = float(sums, h) + float(hiddenBias, h);
      if (active > 0) correction += active * float(masks, h) * float(outputWeights, h);
    }
    const error = float(known, k) + correction - float(stars, k);
    total += error * error;
    const gradient = <f32>2 * share * error;
    setFloat(starsGradients, k, gradient);
    addFloat(outputBiasGradient, 0, gradient);
    for (let h = 0; h < units; h++) {
      const active = float(sums, h) + float(hiddenBias, h);
      const mask = float(masks, h);
      const back = active > 0 ? gradient * mask * float(outputWeights, h) : 0;
      if (active > 0) addFloat(outputGradient, h, gradient * mask * active);
      addFloat(hiddenBiasGradient, h, back);
      setFloat(sums, h, back);
    }
  }
  return total;
}

/** From the gradients of the network's inputs and of r^ back to people, topics and biases; all sums are added to. */
export function targetGradients(
  inputGradients: usize,
  starsGradients: usize,
  matches: usize,
  size: i32,
  rows: usize,
  places: usize,
  otherCounts: usize,
  featureBiases: usize,
  topics: usize,
  people: usize,
  masses: usize,
  residuals: usize,
  tastes: usize,
  topicGradients: usize,
  biasGradients: usize,
  massGradients: usize,
  residualGradients: usize,
  tasteGradients: usize,
  scalarGradients: usize,
  topicCount: i32,
  movieShrinkage: f32,
  topicShrinkage: f32,
  topicGain: f32,
  matchScale: f32,
): void {
  const bytes = (<usize>topicCount) << 2;
  const width = 3 * topicCount + scalarInputs;
  const scale = f32x4.splat(matchScale);
  for (let k = 0; k < size; k++) {
    const p = int(rows, k);
    const place = int(places, k);
    const numbers = person(people, p);
    const phi = row(topics, place, bytes);
    const taste = row(tastes, p, bytes);
    const kept = row(matches, k, matchNumbers << 2);
    const input = row(inputGradients, k, (<usize>width) << 2);
    const scalars = input + 3 * bytes;
    const direct = float(starsGradients, k);

    addFloat(numbers, biasGradient, direct + float(scalars, 0));
    addFloat(numbers, spreadGradient, float(scalars, 5));

    const ofBias = direct + float(scalars, 1);
    const evidenceOfMovie = float(otherCounts, k) + movieShrinkage;
    addFloat(biasGradients, place, (ofBias * movieShrinkage) / evidenceOfMovie);
    addFloat(
      scalarGradients,
      gradientOfMovieShrinkage,
      (ofBias * (float(featureBiases, place) - float(kept, movieBias))) / evidenceOfMovie,
    );

    const matched = float(kept, match);
    addFloat(scalarGradients, gradientOfTopicGain, direct * matched);
    const ofMatch = (direct * topicGain + float(scalars, 2)) / float(kept, denominator);
    const ofBelow = -ofMatch * matched;
    addFloat(scalarGradients, gradientOfTopicShrinkage, ofBelow * float(kept, squaredLength));
    addScaled(row(residualGradients, p, bytes), phi, ofMatch, bytes);
    addScaled(row(massGradients, p, bytes), phi, ofBelow, bytes);

    const ofPhi = row(topicGradients, place, bytes);
    addScaled(ofPhi, row(residuals, p, bytes), ofMatch, bytes);
    addScaled(ofPhi, row(masses, p, bytes), ofBelow, bytes);
    addScaled(ofPhi, phi, 2 * topicShrinkage * ofBelow, bytes);
    const ofTaste = row(tasteGradients, p, bytes);
    for (let i: usize = 0; i < bytes; i += 16) {
      const product = f32x4.mul(scale, v128.load(input + 2 * bytes + i));
      v128.store(
        ofTaste + i,
        f32x4.add(
          v128.load(ofTaste + i),
          f32x4.add(v128.load(input + i), f32x4.mul(product, v128.load(phi + i))),
        ),
      );
      v128.store(
        ofPhi + i,
        f32x4.add(
          v128.load(ofPhi + i),
          f32x4.add(v128.load(input + bytes + i), f32x4.mul(product, v128.load(taste + i))),
        ),
      );
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

/** Gradient of a softmax by what went into it, in place: phi (g - g . phi). */
export function softmaxGradients(gradients: usize, probabilities: usize, size: i32, width: i32): void {
  const bytes = (<usize>width) << 2;
  for (let k = 0; k < size; k++) {
    const gradient = row(gradients, k, bytes);
    const phi = row(probabilities, k, bytes);
    const mean = f32x4.splat(dot(gradient, phi, bytes));
    for (let i: usize = 0; i < bytes; i += 16) {
      v128.store(gradient + i, f32x4.mul(v128.load(phi + i), f32x4.sub(v128.load(gradient + i), mean)));
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

/**
 * What is added to the logits [people, width]: `biases`, with the history masked out. A person's own targets are in
 * the sample for certain, so that their `logChances` is taken out again.
 */
export function logitOffsets(
  offsets: usize,
  biases: usize,
  logChances: usize,
  size: i32,
  width: i32,
  historyStarts: usize,
  historyPlaces: usize,
  targetStarts: usize,
  targetPlaces: usize,
  maskedLogit: f32,
): void {
  const bytes = (<usize>width) << 2;
  for (let p = 0; p < size; p++) {
    const offset = row(offsets, p, bytes);
    memory.copy(offset, biases, bytes);
    for (let k = int(targetStarts, p), end = int(targetStarts, p + 1); k < end; k++) {
      const place = int(targetPlaces, k);
      addFloat(offset, place, float(logChances, place));
    }
    for (let k = int(historyStarts, p), end = int(historyStarts, p + 1); k < end; k++) {
      setFloat(offset, int(historyPlaces, k), maskedLogit);
    }
  }
}
