// The figures that a run is measured by: what each is called, what it says, and which way is better.
import { m } from '../../../messages/messages.js';
import { metrics, metricTable, type Metric, type MetricUnit } from '../../../contract/metrics.ts';
import type { Interval, Intervals } from '../../../contract/training.ts';
import { formatDecimal, formatError, formatGain, formatShare } from './figures.ts';

export type FigureKind = {
  key: Metric;
  name: string;
  /** What it says, for those who never heard the name. */
  meaning: string;
  format: (value: number) => string;
};

export const metricFormats: Readonly<Record<MetricUnit, (value: number) => string>> = {
  stars: formatError,
  share: formatShare,
  gain: formatGain,
  bits: (bits) => formatDecimal(bits, 2),
};

export function figureKinds(): FigureKind[] {
  return metrics.map((key) => {
    const { name, unit } = metricTable[key];
    return { key, name, meaning: m[`train_meaning_${key}`](), format: metricFormats[unit] };
  });
}

/** Undefined for what all lists have together, which has none. */
export function intervalOf(intervals: Intervals, key: Metric): Interval | undefined {
  const byName: Partial<Record<Metric, Interval>> = intervals;
  return byName[key];
}
