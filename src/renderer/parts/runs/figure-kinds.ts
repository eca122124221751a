// The figures that a run is measured by: what each is called, what it says, and which way is better.
import { m } from '../../../messages/messages.js';
import type { Interval, Intervals, ListFigures } from '../../../contract/training.ts';
import { formatDecimal, formatError, formatGain, formatShare } from './figures.ts';

export type FigureName = 'rmse' | 'mae' | keyof ListFigures;

export type FigureKind = {
  key: FigureName;
  name: string;
  /** What it says, for who never heard the name. */
  meaning: string;
  format: (value: number) => string;
  /** Null for a figure of which neither more nor less is better as such. */
  better: 'lower' | 'higher' | null;
};

/** Errors of stars first, then lists, then what neither is better or worse. */
export function figureKinds(): FigureKind[] {
  return [
    lower('rmse', 'RMSE', m.train_rmse_meaning()),
    lower('mae', 'MAE', m.train_mae_meaning()),
    higher('recallAt10', 'Recall@10', m.train_recall_meaning(), formatShare),
    higher('ndcgAt10', 'NDCG@10', m.train_ndcg10_meaning(), formatGain),
    higher('hitRateAt10', 'Hit rate@10', m.train_hit_rate_meaning(), formatShare),
    higher('ndcgAt100', 'NDCG@100', m.train_ndcg100_meaning(), formatGain),
    higher('mrr', 'MRR', m.train_mrr_meaning(), formatGain),
    { ...neither('coverageAt10', 'Coverage@10', m.train_coverage_meaning()), format: formatShare },
    { ...neither('giniAt10', 'Gini@10', m.train_gini_meaning()), format: formatGain },
    {
      ...neither('noveltyAt10', 'Novelty@10', m.train_novelty_meaning()),
      format: (bits) => formatDecimal(bits, 2),
    },
  ];
}

export function intervalOf(intervals: Intervals | undefined, key: FigureName): Interval | undefined {
  const byName: Partial<Record<FigureName, Interval>> = intervals ?? {};
  return byName[key];
}

function lower(key: FigureName, name: string, meaning: string): FigureKind {
  return { key, name, meaning, format: formatError, better: 'lower' };
}

function higher(
  key: FigureName,
  name: string,
  meaning: string,
  format: (value: number) => string,
): FigureKind {
  return { key, name, meaning, format, better: 'higher' };
}

function neither(
  key: FigureName,
  name: string,
  meaning: string,
): Pick<FigureKind, 'key' | 'name' | 'meaning' | 'better'> {
  return { key, name, meaning, better: null };
}
