// The metrics that a model is measured by: the one table that evaluation, command line and window read.
import { keysOf } from './keys-of.ts';

/** A metric. A new one is a line here, its formula in src/engine/evaluation/metrics, and its words in the window. */
interface MetricEntry {
  /** As the field writes it, the same in every language. */
  readonly name: string;
  /** What it is measured on: predicted stars or ranked lists. */
  readonly of: 'stars' | 'lists';
  /** Whether every user has a figure of their own, which gives means and intervals, or all lists together have one. */
  readonly per: 'user' | 'catalogue';
  /** Null where neither more nor less is better as such. */
  readonly better: 'lower' | 'higher' | null;
  readonly unit: MetricUnit;
}

/** Stars, a share of 1, a gain between 0 and 1 that is no share, or bits. */
export type MetricUnit = 'stars' | 'share' | 'gain' | 'bits';

/** In the order in which they are shown. */
export const metricTable = {
  rmse: { name: 'RMSE', of: 'stars', per: 'user', better: 'lower', unit: 'stars' },
  mae: { name: 'MAE', of: 'stars', per: 'user', better: 'lower', unit: 'stars' },
  recallAt10: { name: 'Recall@10', of: 'lists', per: 'user', better: 'higher', unit: 'share' },
  ndcgAt10: { name: 'NDCG@10', of: 'lists', per: 'user', better: 'higher', unit: 'gain' },
  hitRateAt10: { name: 'Hit rate@10', of: 'lists', per: 'user', better: 'higher', unit: 'share' },
  ndcgAt100: { name: 'NDCG@100', of: 'lists', per: 'user', better: 'higher', unit: 'gain' },
  mrr: { name: 'MRR', of: 'lists', per: 'user', better: 'higher', unit: 'gain' },
  coverageAt10: { name: 'Coverage@10', of: 'lists', per: 'catalogue', better: null, unit: 'share' },
  giniAt10: { name: 'Gini@10', of: 'lists', per: 'catalogue', better: null, unit: 'gain' },
  noveltyAt10: { name: 'Novelty@10', of: 'lists', per: 'catalogue', better: null, unit: 'bits' },
} as const satisfies Readonly<Record<string, MetricEntry>>;

type Table = typeof metricTable;
/** The metrics whose entry has these values. */
type MetricsWith<Part> = { [Key in keyof Table]: Table[Key] extends Part ? Key : never }[keyof Table];

export type Metric = keyof Table;
export type StarsMetric = MetricsWith<{ of: 'stars' }>;
export type ListMetric = MetricsWith<{ of: 'lists' }>;
/** Means over users, which have confidence intervals. */
export type UserMetric = MetricsWith<{ per: 'user' }>;

function metricsWith<Key extends Metric>(is: (entry: MetricEntry) => boolean): Key[] {
  return metrics.filter((metric): metric is Key => is(metricTable[metric]));
}

export const metrics: readonly Metric[] = keysOf(metricTable);
export const starsMetrics = metricsWith<StarsMetric>(({ of }) => of === 'stars');
export const listMetrics = metricsWith<ListMetric>(({ of }) => of === 'lists');
export const userMetrics = metricsWith<UserMetric>(({ per }) => per === 'user');

/** Whether one figure is better than another; false where they are equal or neither direction is better. */
export function isBetter(metric: Metric, figure: number, other: number): boolean {
  const { better } = metricTable[metric];
  return better !== null && (better === 'lower' ? figure < other : figure > other);
}
