// How accurate the model was: its prediction when a movie was rated, compared with the stars given and with the movie's mean.
import type { Honesty } from '../../contract/taste-calls.ts';
import { meanOf, sumOf } from '../base/statistics.ts';

/** `meanStars` is what everybody gave the movie on average, the simplest prediction there is. */
export type JudgedPrediction = {
  predictedStars: number;
  starsDeviation: number | null;
  stars: number;
  meanStars: number;
  predictedAtMs: number;
};

const rollingWindow = 20;
/** A mean over fewer errors varies too much. */
const leastInWindow = 5;
const leastForVerdict = 10;
/** Distance from 0 in standard errors for significance at 5 %. */
const sureErrors = 1.96;

/** Predictions come oldest first. */
export function judge(predictions: readonly JudgedPrediction[]): Honesty {
  const errors = predictions.map(({ predictedStars, stars, meanStars }) => ({
    model: predictedStars - stars,
    means: meanStars - stars,
  }));
  const ofModel = errors.map(({ model }) => model);
  const ofMeans = errors.map(({ means }) => means);
  return {
    predictions: predictions.map(({ predictedStars, stars, predictedAtMs }) => ({
      predictedStars,
      stars,
      predictedAtMs,
    })),
    overall: errors.length === 0 ? null : { model: sizesOf(ofModel), means: sizesOf(ofMeans) },
    rolling: errors.slice(leastInWindow - 1).map((_, at) => {
      const index = at + leastInWindow;
      const from = Math.max(0, index - rollingWindow);
      return { index, model: rmseOf(ofModel.slice(from, index)), means: rmseOf(ofMeans.slice(from, index)) };
    }),
    window: rollingWindow,
    calibration: calibrationOf(predictions),
    intervals: intervalsOf(predictions),
    verdict: verdictOf(errors.map(({ model, means }) => Math.abs(means) - Math.abs(model))),
  };
}

function rmseOf(errors: readonly number[]): number {
  return Math.sqrt(meanOf(errors.map((error) => error ** 2)));
}

function sizesOf(errors: readonly number[]): { rmse: number; mae: number } {
  return { rmse: rmseOf(errors), mae: meanOf(errors.map(Math.abs)) };
}

/** Predictions to the nearest half star, together. */
function calibrationOf(predictions: readonly JudgedPrediction[]): Honesty['calibration'] {
  const bins = new Map<number, JudgedPrediction[]>();
  for (const prediction of predictions) {
    const bin = Math.round(prediction.predictedStars * 2);
    bins.set(bin, [...(bins.get(bin) ?? []), prediction]);
  }
  return [...bins.entries()]
    .sort(([a], [b]) => a - b)
    .map(([, bin]) => ({
      predictedStars: meanOf(bin.map(({ predictedStars }) => predictedStars)),
      givenStars: meanOf(bin.map(({ stars }) => stars)),
      count: bin.length,
    }));
}

function intervalsOf(predictions: readonly JudgedPrediction[]): Honesty['intervals'] {
  const within = predictions.flatMap(({ predictedStars, starsDeviation, stars }) =>
    starsDeviation === null ? [] : [Math.abs(predictedStars - stars) <= starsDeviation ? 1 : 0],
  );
  return within.length === 0 ? null : { count: within.length, within: meanOf(within) };
}

/** A paired test of the absolute errors: how much nearer the model came than the means, in standard errors of that. */
function verdictOf(gains: readonly number[]): Honesty['verdict'] {
  if (gains.length < leastForVerdict) return 'early';
  const mean = meanOf(gains);
  const variance = sumOf(gains.map((gain) => (gain - mean) ** 2)) / (gains.length - 1);
  const standardError = Math.sqrt(variance / gains.length);
  if (Math.abs(mean) <= sureErrors * standardError) return 'even';
  return mean > 0 ? 'better' : 'worse';
}
