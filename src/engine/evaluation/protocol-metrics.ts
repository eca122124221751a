// The metrics that a protocol can ask for: those of every evaluation, and those that papers use beside them.
import { metricTable } from '../../contract/metrics.ts';
import type { Protocol } from '../ratings/protocols/protocol.ts';
import { starsFormulas } from './metrics/formulas.ts';
import { hitRateAt, recallAt, recallOfPlacesAt } from './metrics/hits.ts';
import type { ListFormula, StarsFormula } from './metrics/metric.ts';
import { ndcgAt } from './metrics/ndcg.ts';

interface Entry {
  readonly name: string;
  readonly better: 'lower' | 'higher';
}

export type ProtocolMetricEntry = Entry &
  (
    | { readonly of: 'lists'; readonly formula: ListFormula }
    /** Timed stars have the session bias, where the model has one. */
    | { readonly of: 'stars'; readonly formula: StarsFormula; readonly isTimed: boolean }
  );

const { rmse, mae, recallAt10, ndcgAt10, ndcgAt100 } = metricTable;

export const protocolMetricTable = {
  rmse: { ...rmse, formula: starsFormulas.rmse, isTimed: true },
  untimedRmse: { ...rmse, name: 'Untimed RMSE', formula: starsFormulas.rmse, isTimed: false },
  mae: { ...mae, formula: starsFormulas.mae, isTimed: true },
  recallAt10: { ...recallAt10, formula: { ofList: recallAt, k: 10 } },
  ndcgAt10: { ...ndcgAt10, formula: { ofList: ndcgAt, k: 10 } },
  ndcgAt100: { ...ndcgAt100, formula: { ofList: ndcgAt, k: 100 } },
  hitRateAt10: { name: 'HR@10', of: 'lists', better: 'higher', formula: { ofList: hitRateAt, k: 10 } },
  /** Divided by min(k, relevant), as Liang et al. have it. */
  recallAt20: {
    name: 'Recall@20',
    of: 'lists',
    better: 'higher',
    formula: { ofList: recallOfPlacesAt, k: 20 },
  },
  recallAt50: {
    name: 'Recall@50',
    of: 'lists',
    better: 'higher',
    formula: { ofList: recallOfPlacesAt, k: 50 },
  },
} as const satisfies Readonly<Record<string, ProtocolMetricEntry>>;

export type ProtocolMetric = keyof typeof protocolMetricTable;

export function protocolMetric(metric: ProtocolMetric): ProtocolMetricEntry {
  return protocolMetricTable[metric];
}

/** What each protocol measures. */
export const metricsOfProtocol: Readonly<Record<Protocol, readonly ProtocolMetric[]>> = {
  liang: ['recallAt20', 'recallAt50', 'ndcgAt100'],
  'leave-newest-out': ['hitRateAt10', 'ndcgAt10'],
  'global-time': ['rmse', 'untimedRmse', 'ndcgAt10'],
};

/** What is measured of a split without a protocol. */
export const metricsOfSplit: readonly ProtocolMetric[] = [
  'rmse',
  'untimedRmse',
  'mae',
  'recallAt10',
  'ndcgAt10',
  'ndcgAt100',
];
