// Measures a trained model and the simple methods user by user, by the metrics of a protocol.
import { partOf, pacedBy, type WorkOptions } from '../base/paced-work.ts';
import { inPace } from '../base/in-steps.ts';
import { casesToRank, type ListAnswer } from '../evaluation/answers.ts';
import { answerCasesByBaselines } from '../evaluation/baselines.ts';
import { binaryEaseLists } from '../evaluation/binary-ease.ts';
import { moviesInTrain, type Candidates } from '../evaluation/candidates.ts';
import type { EaseAnswer } from '../evaluation/ease.ts';
import { testCases, type Relevance } from '../evaluation/evaluation-cases.ts';
import { popularityLists } from '../evaluation/popularity.ts';
import { figuresOf, type AnswersOfMethods, type SeedFigures } from '../evaluation/seed-figures.ts';
import type { ProtocolMetric } from '../evaluation/protocol-metrics.ts';
import type { TestSplit } from '../ratings/splits.ts';
import { ratersOf } from '../ratings/training-set.ts';
import { answerCases } from './answer-cases.ts';
import type { AnyModel } from './model-kinds.ts';

/** How a protocol asks. */
export interface MeasuringRules {
  readonly metrics: readonly ProtocolMetric[];
  readonly relevance?: Relevance | undefined;
  /** Whether EASE sees ratings as papers do, as chosen or not; no stars are compared then. */
  readonly isBinary: boolean;
}

export interface MeasuredByUser {
  readonly figures: SeedFigures[];
  /** The users that were measured, and all with test ratings: as many, or more. */
  readonly people: number;
  readonly of: number;
  /** How many of the movies EASE ranks, the most rated ones; null if all. */
  readonly easeMovies: number | null;
}

const baselinesShare = 0.4;

export async function evaluateByUser(
  model: AnyModel,
  { train, test, known }: TestSplit,
  rules: MeasuringRules,
  work: WorkOptions,
): Promise<MeasuredByUser> {
  const { relevance, metrics } = rules;
  const { movieIds } = model;
  const baselines = await answerByRivals({ train, test, known }, rules, partOf(work, 0, baselinesShare));
  const cases = testCases(train, test, { movieIds, known, relevance });
  const own = await answerCases(model, cases, moviesInTrain(train, movieIds), {
    moments: metrics.includes('rmse') || metrics.includes('mae'),
    work: partOf(work, baselinesShare, 1),
  });
  const { easeMovies, ...answers } = baselines;
  return {
    figures: figuresOf(metrics, { stars: own.stars, lists: own.lists, ...answers }),
    people: cases.length,
    of: ratersOf(test).length,
    easeMovies,
  };
}

type RivalAnswers = Pick<AnswersOfMethods, 'bias' | 'ease' | 'popularity'> & { easeMovies: number | null };

/** What the simple methods answer to the same users. */
async function answerByRivals(
  { train, test, known }: TestSplit,
  { relevance, isBinary }: MeasuringRules,
  work: WorkOptions,
): Promise<RivalAnswers> {
  const cases = testCases(train, test, { known, relevance });
  if (!isBinary) {
    const { bias, ease, popularity, candidates } = await answerCasesByBaselines(train, cases, work);
    return { bias, popularity, ...easeAnswers(ease, popularity, candidates) };
  }
  const candidates = moviesInTrain(train, train.movieIds);
  const toRank = casesToRank(cases);
  const ease = await inPace(binaryEaseLists(train, toRank, candidates), pacedBy(work));
  const popularity = popularityLists(toRank, candidates);
  return { bias: [], popularity, ...easeAnswers(ease, popularity, candidates) };
}

/** EASE knows nothing of users without a history: for these it has the list of popularity. */
function easeAnswers(
  { lists, movies }: EaseAnswer,
  popularity: readonly ListAnswer[],
  candidates: Candidates,
): Pick<RivalAnswers, 'ease' | 'easeMovies'> {
  return {
    ease: lists.map((list, k) => (list.test.history.movies.length === 0 ? (popularity[k] ?? list) : list)),
    easeMovies: movies < candidates.movies ? movies : null,
  };
}
