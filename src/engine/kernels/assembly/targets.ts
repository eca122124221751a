// The joint model's predictions for its targets and their gradients; formulas and letters as in src/engine/model/joint/joint-step.ts.
import {
  bias,
  biasGradient,
  evidence,
  gradientOfMovieShrinkage,
  gradientOfTopicGain,
  gradientOfTopicShrinkage,
  person,
  spread,
  spreadGradient,
} from './joint-numbers';
import { addFloat, addScaled, dot, float, int, row, setFloat } from './rows';

// A target's numbers: a row of `matches`.
const matchNumbers = 4;
const movieBias = 0;
const denominator = 1;
const match = 2;
const squaredLength = 3;

// The network's inputs beyond the 3 T of taste, topics and their product: six and two of padding.
const scalarInputs = 8;

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
