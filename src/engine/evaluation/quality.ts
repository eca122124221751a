// All figures of a method, from its answers to the test cases.
import type {
  CutoffFigures,
  ErrorFigures,
  Intervals,
  ListFigures,
  QuickQuality,
} from '../../contract/training.ts';
import type { ListAnswer, StarsAnswer } from './answers.ts';
import { bootstrapIntervals } from './bootstrap.ts';
import type { Candidates } from './candidates.ts';
import { coverage, exposureAt, giniOfExposure, novelty } from './exposure.ts';
import { hitRateAt, ndcgAt, recallAt } from './metrics.ts';
import { calibrationError, reliabilityTable } from './reliability.ts';
import { listFigures, overAll, starsFigures } from './user-figures.ts';

/** Lengths of list for which recall, NDCG and hit rate are told. */
const cutoffs = [1, 5, 10, 20, 50, 100];

/** RMSE and MAE over all held-out ratings. */
export function errorQuality(answers: readonly StarsAnswer[]): ErrorFigures {
  const { rmse, mae } = starsFigures(answers);
  return { rmse: overAll(rmse), mae: overAll(mae) };
}

/** The figures of ranked lists: means over the users, and what the first ten of all lists show of the catalogue. */
export function listQuality(answers: readonly ListAnswer[], candidates: Candidates): ListFigures {
  const figures = listFigures(answers);
  const exposure = exposureAt(
    answers.map(({ ranked }) => ranked),
    10,
  );
  return {
    recallAt10: overAll(figures.recallAt10),
    ndcgAt10: overAll(figures.ndcgAt10),
    hitRateAt10: overAll(figures.hitRateAt10),
    ndcgAt100: overAll(figures.ndcgAt100),
    mrr: overAll(figures.mrr),
    coverageAt10: coverage(exposure, candidates),
    giniAt10: giniOfExposure(exposure, candidates),
    noveltyAt10: novelty(exposure, candidates),
  };
}

/** Recall, NDCG and hit rate by length of list. */
function byCutoff(answers: readonly ListAnswer[]): CutoffFigures[] {
  return cutoffs.map((k) => {
    const mean = (measure: typeof recallAt): number =>
      answers.reduce((sum, { test, ranked }) => sum + measure(ranked, test.relevant, k), 0) /
      Math.max(1, answers.length);
    return { k, recall: mean(recallAt), ndcg: mean(ndcgAt), hitRate: mean(hitRateAt) };
  });
}

/** The 95 % intervals of the figures, by bootstrap over users. */
export function measureIntervals(
  stars: readonly StarsAnswer[],
  lists: readonly ListAnswer[],
  seed: number,
): Intervals {
  return {
    ...bootstrapIntervals(starsFigures(stars), seed),
    ...bootstrapIntervals(listFigures(lists), seed),
  };
}

/** Everything else there is to say of a model; `lists` are of the users with something relevant. */
export function measureQuality(
  stars: readonly StarsAnswer[],
  lists: readonly ListAnswer[],
  candidates: Candidates,
): QuickQuality {
  const predicted = stars.flatMap((answer) => Array.from(answer.predicted));
  const actual = stars.flatMap(({ test }) => test.ratings.map((rating) => rating.stars));
  const reliability = reliabilityTable(predicted, actual);
  return {
    ...errorQuality(stars),
    ...listQuality(lists, candidates),
    users: lists.length,
    testRatings: actual.length,
    cutoffs: byCutoff(lists),
    reliability,
    calibrationError: calibrationError(reliability),
  };
}
