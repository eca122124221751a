// Whether a model is ahead of another method, and whether that could be chance.
import { m } from '../../../messages/messages.js';
import type { Interval } from '../../../contract/training.ts';
import type { Column } from '../../ui/data-table.ts';

export type Verdict = 'ahead' | 'behind' | 'chance';

/** Of the 95 % interval of a difference, and whether the model's figure is the better one. */
export function verdictOf({ low, high }: Interval, isBetter: boolean): Verdict {
  if (low <= 0 && high >= 0) return 'chance';
  return isBetter ? 'ahead' : 'behind';
}

/** Of the intervals of two figures that could not be compared on the same people: overlapping ones may differ by chance. */
export function verdictOfTwo(own: Interval, other: Interval, isBetter: boolean): Verdict {
  return verdictOf({ low: own.low - other.high, high: own.high - other.low }, isBetter);
}

/** The last column of a table of differences. */
export function verdictColumn(): Column<{ verdict: Verdict }> {
  const words = {
    ahead: m.train_lead_ahead,
    behind: m.train_lead_behind,
    chance: m.train_lead_chance,
  };
  return {
    heading: m.train_lead_so(),
    text: ({ verdict }) => words[verdict](),
    tone: ({ verdict }) => (verdict === 'ahead' ? 'good' : null),
  };
}
