// Two runs as rows of a table: their figures with the difference, and what they were trained with.
import { m } from '../../../messages/messages.js';
import { isBetter, type Metric } from '../../../contract/metrics.ts';
import type { PairedRuns } from '../../../contract/run-comparison.ts';
import { dimensionsOf, learningRateOf, type Difference, type Run } from '../../../contract/training.ts';
import { shownLibraryName } from '../../state/run-names.ts';
import { formatCount, formatDuration } from '../../ui/format.ts';
import { figureKinds, intervalOf } from '../../parts/runs/figure-kinds.ts';
import { formatDifference, formatLearningRate, formatWeights } from '../../parts/runs/figures.ts';
import { verdictOf, verdictOfTwo } from '../../parts/runs/verdict.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
import { presetName } from '../../parts/runs/preset-words.ts';

export type Side = 'a' | 'b';

export type FigureComparison = {
  name: string;
  meaning: string;
  a: string;
  b: string;
  /** B less A, and the 95 % interval of that where both were measured on the same people. */
  difference: string;
  interval: string;
  /** Null if they are the same as written, or neither more nor less is better. */
  better: Side | null;
  maybeChance: boolean;
};

/** Without `paired`, as long as that is not there, nothing is called chance. */
export function compareFigures(
  a: Pick<Run, 'quality'>,
  b: Pick<Run, 'quality'>,
  paired: PairedRuns | null,
): FigureComparison[] {
  const differences: Partial<Record<Metric, Difference>> =
    paired?.status === 'paired' ? paired.differences : {};
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
      interval: intervalWords(differences[key], format),
      better: isSame ? null : winner,
      maybeChance: paired !== null && isMaybeChance(key, a, b, differences[key]),
    };
  });
}

function intervalWords(of: Difference | undefined, format: (value: number) => string): string {
  if (of === undefined) return '';
  return m.train_from_to({ from: formatDifference(of.low, format), to: formatDifference(of.high, format) });
}

/** By the difference on the same people, otherwise by both intervals. */
function isMaybeChance(
  metric: Metric,
  a: Pick<Run, 'quality'>,
  b: Pick<Run, 'quality'>,
  difference: Difference | undefined,
): boolean {
  const isAhead = isBetter(metric, b.quality[metric], a.quality[metric]);
  if (difference !== undefined) return verdictOf(difference, isAhead) === 'chance';
  const [left, right] = [intervalOf(a.quality.intervals, metric), intervalOf(b.quality.intervals, metric)];
  if (left === undefined || right === undefined) return true;
  return verdictOfTwo(right, left, isAhead) === 'chance';
}

/** How it was judged what may be chance. */
export function chanceNote(paired: PairedRuns | null): string {
  if (paired === null) return '';
  if (paired.status === 'paired') return m.train_chance_paired({ people: formatCount(paired.users) });
  return paired.reason === 'no-results' ? m.train_chance_no_results() : m.train_chance_note();
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
    row(m.train_learning_rate(), ({ options }) => formatLearningRate(learningRateOf(options))),
    row(m.train_dimensions(), ({ options }) => String(dimensionsOf(options))),
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
