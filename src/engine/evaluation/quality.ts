// All figures of a method, from its answers to the test cases.
import { keysOf, recordOf } from '../../contract/keys-of.ts';
import { toStars } from '../../contract/stars.ts';
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
import { exposureAt } from './metrics/exposure.ts';
import { catalogueFormulas } from './metrics/formulas.ts';
import { hitRateAt, recallAt } from './metrics/hits.ts';
import { ndcgAt } from './metrics/ndcg.ts';
import { listFigures, overAll, starsFigures, type UserFigure } from './metrics/user-figure.ts';
import { calibrationError, reliabilityTable } from './reliability.ts';

/** Lengths of list for which recall, NDCG and hit rate are measured. */
const cutoffs = [1, 5, 10, 20, 50, 100];
/** Places of each list that count as shown. */
const shownPlaces = 10;

function overAllOf<Key extends string>(figures: Readonly<Record<Key, UserFigure>>): Record<Key, number> {
  return recordOf(keysOf(figures), (key) => overAll(figures[key]));
}

/** The errors over all held-out ratings. */
export function errorQuality(answers: readonly StarsAnswer[]): ErrorFigures {
  return overAllOf(starsFigures(answers));
}

/** The figures of ranked lists: means over the users, and what the first ten of all lists show of the catalogue. */
export function listQuality(answers: readonly ListAnswer[], candidates: Candidates): ListFigures {
  const exposure = exposureAt(
    answers.map(({ ranked }) => ranked),
    shownPlaces,
  );
  return {
    ...overAllOf(listFigures(answers)),
    ...recordOf(keysOf(catalogueFormulas), (metric) =>
      catalogueFormulas[metric].ofExposure(exposure, candidates),
    ),
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

/** All other figures of a model; `lists` are of the users with something relevant. */
export function measureQuality(
  stars: readonly StarsAnswer[],
  lists: readonly ListAnswer[],
  candidates: Candidates,
): QuickQuality {
  const testRatings = stars.reduce((sum, { test }) => sum + test.ratings.movies.length, 0);
  const predicted = new Float64Array(testRatings);
  const actual = new Float64Array(testRatings);
  let at = 0;
  for (const answer of stars) {
    predicted.set(answer.predicted, at);
    for (const half of answer.test.ratings.halfStars) actual[at++] = toStars(half);
  }
  const reliability = reliabilityTable(predicted, actual);
  return {
    ...errorQuality(stars),
    ...listQuality(lists, candidates),
    users: lists.length,
    testRatings,
    cutoffs: byCutoff(lists),
    reliability,
    calibrationError: calibrationError(reliability),
  };
}
