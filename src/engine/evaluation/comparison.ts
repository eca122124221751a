// Whether a model is better than the simple methods, or merely luckier with these users.
import type { Comparison } from '../../contract/training.ts';
import type { BaselineAnswers } from './baselines.ts';
import { pairedDifferences, userResults, type UserResults } from './user-results.ts';

/** The results of the simple methods that a model is compared with: biases for stars, EASE for lists. */
export function simpleResults({ bias, ease }: Pick<BaselineAnswers, 'bias' | 'ease'>): UserResults {
  return userResults(bias, ease.lists);
}

/** The model's figures less those of the simple methods on the same cases, with intervals by paired bootstrap. */
export function compareWithBaselines(model: UserResults, simple: UserResults, seed: number): Comparison {
  const { rmse, mae, ndcgAt10, recallAt10 } = pairedDifferences(model, simple, seed);
  return { rmseToBias: rmse, maeToBias: mae, ndcgAt10ToEase: ndcgAt10, recallAt10ToEase: recallAt10 };
}
