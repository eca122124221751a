// The lines to beat: what simple methods reach on the same held-out ratings.
import type { MeasuredBaselines } from '../../contract/training.ts';
import type { TrainingSet } from '../model/training-set.ts';
import { casesToRank } from './answers.ts';
import { moviesInTrain } from './candidates.ts';
import { easeLists, isEaseFeasible } from './ease.ts';
import { testCases } from './evaluation-cases.ts';
import { popularityLists } from './popularity.ts';
import { errorQuality, listQuality } from './quality.ts';
import { predictByBias, predictByMean } from './simple-predictors.ts';

/**
 * Errors of the movie mean and of biases, and the lists of popularity and EASE, which is left out (null) where the
 * catalogue is too large for its closed form. `known` has the histories of users that are not in `train`.
 */
export function measureBaselines(
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
): MeasuredBaselines {
  const cases = testCases(train, test, { known });
  const candidates = moviesInTrain(train, train.movieIds);
  const toRank = casesToRank(cases);
  const mean = errorQuality(predictByMean(train, cases));
  const popularity = listQuality(popularityLists(toRank, candidates), candidates);
  return {
    movieMeanRmse: mean.rmse,
    popularityRecallAt10: popularity.recallAt10,
    mean,
    bias: errorQuality(predictByBias(train, cases)),
    popularity,
    ease: isEaseFeasible(train) ? listQuality(easeLists(train, toRank, candidates), candidates) : null,
  };
}
