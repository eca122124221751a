// The balance of the two losses in words.
import { balanceOf, type LossWeights } from '../../../contract/loss-balance.ts';

export type BalanceWords = { title: string; meaning: string };

/** What the weights mean for the person, in one title and one sentence. */
export function describeBalance(weights: LossWeights): BalanceWords {
  const balance = balanceOf(weights);
  if (weights.retrievalWeight === 0) {
    return {
      title: 'Stars only',
      meaning:
        'Learns only how many stars you would give. The lists get noticeably worse, since nothing teaches the model what people choose to watch.',
    };
  }
  if (weights.rankWeight === 0) {
    return {
      title: 'Picks only',
      meaning:
        'Learns only which movies people like you choose and enjoy. The lists stay good, but predicted stars are rough guesses.',
    };
  }
  if (balance <= -50) {
    return {
      title: 'Mostly stars',
      meaning:
        'Predicted stars come first; the lists follow what you would rate highly more than what you would choose.',
    };
  }
  if (balance < 0) {
    return {
      title: 'Leaning to stars',
      meaning: 'Both matter, and predicted stars matter a little more than the lists.',
    };
  }
  if (balance === 0) {
    return {
      title: 'Balanced',
      meaning: 'Good lists and good predicted stars from one model. The best choice for almost everyone.',
    };
  }
  if (balance < 50) {
    return {
      title: 'Leaning to picks',
      meaning: 'Both matter, and finding the right movies matters a little more than their stars.',
    };
  }
  return {
    title: 'Mostly picks',
    meaning: 'Finding movies you would choose comes first; predicted stars are a by-product.',
  };
}

/** What a finished run was never taught, or null where it learned both tasks. */
export function untrainedTask({ rankWeight, retrievalWeight }: LossWeights): string | null {
  if (retrievalWeight === 0) {
    return 'It was trained for stars alone: nothing taught it what people choose, so its lists are far worse than they could be.';
  }
  if (rankWeight === 0) {
    return 'It was trained for picks alone: nothing taught it stars, so those it predicts are rough guesses.';
  }
  return null;
}

/** Why these weights can't be trained with, or null where they can. */
export function weightsProblem({ rankWeight, retrievalWeight }: LossWeights): string | null {
  for (const weight of [rankWeight, retrievalWeight]) {
    if (!Number.isFinite(weight) || weight < 0 || weight > 10) return 'Each weight is a number from 0 to 10.';
  }
  if (rankWeight === 0 && retrievalWeight === 0) return 'One of the two weights has to be above 0.';
  return null;
}
