// Two runs as rows of a table: their figures with the difference, and what they were trained with.
import { m } from '../../../messages/messages.js';
import { isBetter } from '../../../contract/metrics.ts';
import type { Interval, Run } from '../../../contract/training.ts';
import { shownLibraryName } from '../../state/run-names.ts';
import { formatCount, formatDuration } from '../../ui/format.ts';
import { figureKinds, intervalOf } from '../../parts/runs/figure-kinds.ts';
import { formatDifference, formatWeights } from '../../parts/runs/figures.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
import { presetName } from '../../parts/runs/preset-words.ts';

export type Side = 'a' | 'b';

export type FigureComparison = {
  name: string;
  meaning: string;
  a: string;
  b: string;
  /** B less A. */
  difference: string;
  /** Null if they are the same as written, or neither more nor less is better. */
  better: Side | null;
  /** The intervals overlap, or there are none. */
  maybeChance: boolean;
};

export function compareFigures(a: Pick<Run, 'quality'>, b: Pick<Run, 'quality'>): FigureComparison[] {
  return figureKinds().map(({ key, name, meaning, format }) => {
    const [left, right] = [a.quality[key], b.quality[key]];
    const isSame = format(left) === format(right);
    const winner: Side | null = isBetter(key, right, left) ? 'b' : isBetter(key, left, right) ? 'a' : null;
    return {
      name,
      meaning,
      a: format(left),
      b: format(right),
      difference: formatDifference(right - left, format),
      better: isSame ? null : winner,
      maybeChance: overlap(intervalOf(a.quality.intervals, key), intervalOf(b.quality.intervals, key)),
    };
  });
}

function overlap(left: Interval | undefined, right: Interval | undefined): boolean {
  if (left === undefined || right === undefined) return true;
  return left.low <= right.high && right.low <= left.high;
}

export type OptionComparison = { name: string; a: string; b: string; isSame: boolean };

export function compareOptions(a: Run, b: Run): OptionComparison[] {
  const row = (name: string, of: (run: Run) => string): OptionComparison => {
    const [left, right] = [of(a), of(b)];
    return { name, a: left, b: right, isSame: left === right };
  };
  return [
    row(m.train_model(), ({ options }) => presetName(options.preset)),
    row(m.train_balance(), ({ options }) => describeBalance(options).title),
    row(m.train_weights(), ({ options }) => formatWeights(options)),
    row(m.train_epochs(), ({ epochsDone }) => String(epochsDone)),
    row(m.train_batch_size(), ({ options }) => formatCount(options.batchSize)),
    row(m.train_seed(), ({ options }) => String(options.seed)),
    row(m.train_catalogue(), ({ catalogue }) => shownLibraryName(catalogue.name)),
    row(m.train_group_ratings(), ({ catalogue }) => formatCount(catalogue.ratings)),
    row(m.train_time(), ({ elapsedMs }) => formatDuration(elapsedMs)),
  ];
}

/** Why the figures do not mean the same in both; null if they do. */
export function comparisonCaveat(a: Run, b: Run): string | null {
  if (a.catalogue.fingerprint !== b.catalogue.fingerprint) return m.train_caveat_catalogue();
  return a.options.seed === b.options.seed ? null : m.train_caveat_seed();
}
