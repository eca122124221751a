// The balance of the two losses in words: what the weights do, and what that was found to bring.
import { m } from '../../../messages/messages.js';
import { balanceOf, type LossWeights } from '../../../contract/loss-balance.ts';
import { defaultPreset, type OfferedPreset } from '../../../contract/presets.ts';
import { formatTimes } from './figures.ts';
import { presetWords } from './preset-words.ts';

export type BalanceWords = {
  title: string;
  /** What the weights do, for any model. */
  action: string;
  /** What is to be expected of it. */
  effect: string;
};

/** What the weights mean for the person: a title for each part of the slider, and two sentences. */
export function describeBalance(weights: LossWeights, preset: OfferedPreset = defaultPreset): BalanceWords {
  const { rankWeight, retrievalWeight } = weights;
  if (retrievalWeight === 0) {
    return {
      title: m.train_stars_only(),
      action: m.train_stars_only_deed(),
      effect: presetWords(preset).starsOnly,
    };
  }
  if (rankWeight === 0) {
    return {
      title: m.train_picks_only(),
      action: m.train_picks_only_deed(),
      effect: m.train_picks_only_effect(),
    };
  }
  return {
    title: titleBetween(balanceOf(weights)),
    action: actionBetween(rankWeight / retrievalWeight),
    effect: presetWords(preset).effectOf(balanceOf(weights)),
  };
}

function titleBetween(balance: number): string {
  if (balance <= -50) return m.train_mostly_stars();
  if (balance < 0) return m.train_leaning_stars();
  if (balance === 0) return m.train_balanced();
  return balance < 50 ? m.train_leaning_picks() : m.train_mostly_picks();
}

/** How much one loss counts beside the other, by its very weights. */
function actionBetween(ratio: number): string {
  const times = Math.max(ratio, 1 / ratio);
  if (times < 1.03) return m.train_balanced_deed();
  const shown = formatTimes(times);
  return ratio > 1 ? m.train_stars_count({ times: shown }) : m.train_picks_count({ times: shown });
}

/** What a finished run was never taught, or null if it learned both tasks. */
export function untrainedTask({ rankWeight, retrievalWeight }: LossWeights): string | null {
  if (retrievalWeight === 0) return m.train_untrained_picks();
  if (rankWeight === 0) return m.train_untrained_stars();
  return null;
}

/** Why these weights can't be trained with, or null if they can. */
export function weightsProblem({ rankWeight, retrievalWeight }: LossWeights): string | null {
  for (const weight of [rankWeight, retrievalWeight]) {
    if (!Number.isFinite(weight) || weight < 0 || weight > 10) return m.train_weight_range();
  }
  return rankWeight === 0 && retrievalWeight === 0 ? m.train_weight_both_zero() : null;
}
