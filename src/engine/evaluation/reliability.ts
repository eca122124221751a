// Calibration of predicted stars: whether movies predicted about 4 stars get about 4 stars.
import { clamp, sumOf } from '../base/statistics.ts';
import type { ReliabilityBin } from '../../contract/training.ts';

const binWidth = 0.5;
const binCount = 9;
const lowest = 0.5;

/**
 * The reliability table (DeGroot and Fienberg, 1983, for means): predictions in bins of half a star from 0.5 to 5, and
 * in each the mean of what was predicted beside the mean of what was given. Bins without a prediction are left out.
 */
export function reliabilityTable(predicted: ArrayLike<number>, actual: ArrayLike<number>): ReliabilityBin[] {
  const ratings = new Int32Array(binCount);
  const predictedSums = new Float64Array(binCount);
  const actualSums = new Float64Array(binCount);
  for (let i = 0; i < actual.length; i++) {
    const stars = predicted[i] ?? 0;
    const bin = clamp(Math.floor((stars - lowest) / binWidth), 0, binCount - 1);
    ratings[bin] = (ratings[bin] ?? 0) + 1;
    predictedSums[bin] = (predictedSums[bin] ?? 0) + stars;
    actualSums[bin] = (actualSums[bin] ?? 0) + (actual[i] ?? 0);
  }
  return Array.from(ratings, (count, bin) => ({
    fromStars: lowest + bin * binWidth,
    toStars: lowest + (bin + 1) * binWidth,
    ratings: count,
    meanPredicted: (predictedSums[bin] ?? 0) / count,
    meanActual: (actualSums[bin] ?? 0) / count,
  })).filter(({ ratings: count }) => count > 0);
}

/**
 * Expected calibration error in stars: the distance between predicted and given means, over the bins weighted by
 * their ratings (Naeini et al., 2015).
 */
export function calibrationError(bins: readonly ReliabilityBin[]): number {
  const total = sumOf(bins.map((bin) => bin.ratings));
  const distances = sumOf(bins.map((bin) => bin.ratings * Math.abs(bin.meanPredicted - bin.meanActual)));
  return total === 0 ? 0 : distances / total;
}
