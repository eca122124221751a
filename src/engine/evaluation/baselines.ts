// The lines to beat: what simple methods reach on the same held-out ratings.
import type { Baselines } from '../../contract/training.ts';
import type { TrainingSet } from '../ratings/training-set.ts';
import { casesToRank, type ListAnswer, type StarsAnswer } from './answers.ts';
import { moviesInTrain, type Candidates } from './candidates.ts';
import { easeLists, isEaseFeasible } from './ease.ts';
import { testCases } from './evaluation-cases.ts';
import { popularityLists } from './popularity.ts';
import { errorQuality, listQuality } from './quality.ts';
import { predictByBias, predictByMean } from './simple-predictors.ts';

/** What the simple methods answer. Movies are numbered as in train. */
export interface BaselineAnswers {
  readonly candidates: Candidates;
  readonly mean: StarsAnswer[];
  readonly bias: StarsAnswer[];
  readonly popularity: ListAnswer[];
  /** Null if the catalogue is too large for its closed form. */
  readonly ease: ListAnswer[] | null;
}

/** Stars by the movie mean and by biases, lists by popularity and EASE. `known` has the histories of users that are not in `train`. */
export function answerByBaselines(
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
): BaselineAnswers {
  const cases = testCases(train, test, { known });
  const candidates = moviesInTrain(train, train.movieIds);
  const toRank = casesToRank(cases);
  return {
    candidates,
    mean: predictByMean(train, cases),
    bias: predictByBias(train, cases),
    popularity: popularityLists(toRank, candidates),
    ease: isEaseFeasible(train) ? easeLists(train, toRank, candidates) : null,
  };
}

/** The figures of those answers. */
export function baselineQuality({ candidates, mean, bias, popularity, ease }: BaselineAnswers): Baselines {
  const ofMean = errorQuality(mean);
  const ofPopularity = listQuality(popularity, candidates);
  return {
    movieMeanRmse: ofMean.rmse,
    popularityRecallAt10: ofPopularity.recallAt10,
    mean: ofMean,
    bias: errorQuality(bias),
    popularity: ofPopularity,
    ease: ease === null ? null : listQuality(ease, candidates),
  };
}

/** Asks the simple methods and measures what they answer. */
export function measureBaselines(
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
): Baselines {
  return baselineQuality(answerByBaselines(train, test, known));
}
