// Whether a model is better than the simple methods, or merely luckier with these users.
import type { Comparison, Difference } from '../../contract/training.ts';
import type { ListAnswer, StarsAnswer } from './answers.ts';
import { bootstrapDifference } from './bootstrap.ts';
import type { BaselineAnswers } from './baselines.ts';
import { listFigures, starsFigures, type UserFigure } from './metrics/user-figure.ts';

/**
 * The model's figures less those of biases and EASE, with intervals by paired bootstrap. Both have to have answered the
 * same cases, of the same users in the same order.
 */
export function compareWithBaselines(
  stars: readonly StarsAnswer[],
  lists: readonly ListAnswer[],
  { bias, ease }: Pick<BaselineAnswers, 'bias' | 'ease'>,
  seed: number,
): Comparison {
  const [ownErrors, biasErrors] = [starsFigures(stars), starsFigures(bias)];
  const ownLists = listFigures(lists);
  const easeLists = listFigures(ease.lists);
  const toEase = (figure: (of: typeof ownLists) => UserFigure): Difference =>
    bootstrapDifference(figure(ownLists), figure(easeLists), seed);
  return {
    rmseToBias: bootstrapDifference(ownErrors.rmse, biasErrors.rmse, seed),
    maeToBias: bootstrapDifference(ownErrors.mae, biasErrors.mae, seed),
    ndcgAt10ToEase: toEase(({ ndcgAt10 }) => ndcgAt10),
    recallAt10ToEase: toEase(({ recallAt10 }) => recallAt10),
  };
}
