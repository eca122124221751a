// The lines to beat: what simple methods reach on the same held-out ratings.
import type { Baselines } from '../../contract/training.ts';
import { asPart, inPace } from '../base/in-steps.ts';
import { pacedBy, type WorkOptions } from '../base/paced-work.ts';
import { statisticsInSteps } from '../ratings/biases.ts';
import { someUsers, type TrainingSet } from '../ratings/training-set.ts';
import { casesToRank, type ListAnswer, type StarsAnswer } from './answers.ts';
import { moviesInTrain, type Candidates } from './candidates.ts';
import { easeLists, fitEase, type EaseAnswer } from './ease.ts';
import { testCases, type TestCase } from './evaluation-cases.ts';
import { popularityLists } from './popularity.ts';
import { errorQuality, listQuality } from './quality.ts';
import { predictByBias, predictByMean } from './simple-predictors.ts';

/** Share of the work that is biases, where there is EASE beside them. */
const biasShare = 0.5;

/** What the simple methods answer. Movies are numbered as in train. */
export interface BaselineAnswers {
  readonly candidates: Candidates;
  readonly mean: StarsAnswer[];
  readonly bias: StarsAnswer[];
  readonly popularity: ListAnswer[];
  readonly ease: EaseAnswer;
}

/** Stars by the movie mean and by biases, lists by popularity and EASE. `known` has the histories of users that are not in `train`. */
export async function answerByBaselines(
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
  work: WorkOptions = {},
): Promise<BaselineAnswers> {
  return answerCasesByBaselines(train, testCases(train, test, { known }), work);
}

/**
 * The same for cases made beforehand, numbered as in train. Where that is given, EASE ranks the `easeMovies` most rated at
 * most, and of more than `easeRatings` it is fitted to those of some users.
 */
export async function answerCasesByBaselines(
  train: TrainingSet,
  cases: readonly TestCase[],
  {
    easeMovies,
    easeRatings,
    ...work
  }: WorkOptions & { easeMovies?: number | undefined; easeRatings?: number | undefined } = {},
): Promise<BaselineAnswers> {
  const limits = easeMovies === undefined ? undefined : { all: easeMovies, ofMore: easeMovies };
  const pace = pacedBy(work);
  const candidates = moviesInTrain(train, train.movieIds);
  const toRank = casesToRank(cases);
  await pace(0);
  const statistics = await inPace(asPart(statisticsInSteps(train), 0, biasShare), pace);
  const mean = predictByMean(train, cases);
  const bias = predictByBias(statistics, cases);
  await pace(biasShare);
  const popularity = popularityLists(toRank, candidates);
  await pace(biasShare);
  const fitted = fitEase(easeRatings === undefined ? train : someUsers(train, easeRatings), limits);
  const ease = await inPace(asPart(easeLists(train, toRank, candidates, fitted), biasShare, 1), pace);
  return { candidates, mean, bias, popularity, ease };
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
    ease: listQuality(ease.lists, candidates),
    easeMovies: ease.movies < candidates.movies ? ease.movies : null,
  };
}

/** Asks the simple methods and measures what they answer. */
export async function measureBaselines(
  train: TrainingSet,
  test: TrainingSet,
  known: TrainingSet = train,
): Promise<Baselines> {
  return baselineQuality(await answerByBaselines(train, test, known));
}
