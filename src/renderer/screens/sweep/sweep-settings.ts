// What a sweep varied: the axes beside its outcomes, and the trainings of one setting, which differ by their seeds alone.
import { m } from '../../../messages/messages.js';
import { balanceOf, weightsAt } from '../../../contract/loss-balance.ts';
import type { RunId } from '../../../contract/ids.ts';
import {
  dimensionsOf,
  learningRateOf,
  type ListedRun,
  type TrainingOptions,
} from '../../../contract/training.ts';
import type { ParallelAxis, ParallelLine } from '../../ui/charts/parallel-chart-option.ts';
import {
  formatDecimal,
  formatError,
  formatErrorAxis,
  formatLearningRate,
  formatShare,
  formatShareAxis,
} from '../../parts/runs/figures.ts';
import { describeBalance } from '../../parts/runs/loss-balance.ts';
import { paretoFront } from './pareto.ts';

/** A mean over seeds with its standard deviation; null for one seed alone, which says nothing of chance. */
export type Spread = { mean: number; deviation: number | null };

export type Setting = { runs: readonly ListedRun[]; rmse: Spread; recallAt10: Spread };

/** In the order of the trainings. */
export function settingsOf(runs: readonly ListedRun[]): Setting[] {
  const byKey = new Map<string, ListedRun[]>();
  for (const run of runs) {
    const { options } = run;
    const key = [balanceOf(options), dimensionsOf(options), learningRateOf(options)].join(' ');
    byKey.set(key, [...(byKey.get(key) ?? []), run]);
  }
  return Array.from(byKey.values(), (members) => ({
    runs: members,
    rmse: spreadOf(members.map(({ quality }) => quality.rmse)),
    recallAt10: spreadOf(members.map(({ quality }) => quality.recallAt10)),
  }));
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (values.length < 2) return { mean, deviation: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}

type Varied = { name: string; of: (options: TrainingOptions) => number; format: (value: number) => string };

const varied: readonly (() => Varied)[] = [
  () => ({ name: m.train_dimensions(), of: dimensionsOf, format: String }),
  () => ({ name: m.train_learning_rate(), of: learningRateOf, format: formatLearningRate }),
  () => ({ name: m.train_seed(), of: ({ seed }) => seed, format: String }),
];

/** What differs among the trainings beside their balance. */
export function variedIn(all: readonly TrainingOptions[]): Varied[] {
  return varied.map((make) => make()).filter(({ of }) => new Set(all.map(of)).size > 1);
}

/** `Dimensions 64 · Learning rate 0.003`, where these differ; empty otherwise. */
export function settingWords(options: TrainingOptions, all: readonly TrainingOptions[]): string {
  return variedIn(all)
    .map(({ name, of, format }) => `${name} ${format(of(options))}`)
    .join(' · ');
}

/** `0.712 ± 0.003, 19.6% ± 0.4%`, over the seeds of a setting; null where there is one seed. */
export function spreadWords({ rmse, recallAt10 }: Setting): string | null {
  if (rmse.deviation === null || recallAt10.deviation === null) return null;
  return m.train_sweep_spread({
    rmse: formatError(rmse.mean),
    rmseDeviation: formatDecimal(rmse.deviation, 3),
    recall: formatShare(recallAt10.mean),
    recallDeviation: formatShare(recallAt10.deviation),
  });
}

/** A line for each setting, across what was varied and what came of it; seeds are means. */
export function parallelOf(
  settings: readonly Setting[],
  pointed: RunId | null,
): { axes: ParallelAxis[]; lines: ParallelLine[] } {
  const options = settings.flatMap(({ runs: [run] }) => run?.options ?? []);
  const balance: Varied = {
    name: m.train_balance(),
    of: balanceOf,
    format: (at) => describeBalance(weightsAt(at)).title,
  };
  // Seeds are in the means.
  const others = variedIn(options.map((each) => ({ ...each, seed: 0 })));
  const tried = [balance, ...others].filter(({ of }) => new Set(options.map(of)).size > 1);
  const front = paretoFront(
    settings.map((setting) => ({ setting, rmse: setting.rmse.mean, recallAt10: setting.recallAt10.mean })),
  ).map(({ setting }) => setting);
  return {
    axes: [
      ...tried.map(({ name, of, format }) => ({
        name,
        format,
        values: [...new Set(options.map(of))].toSorted((a, b) => a - b),
      })),
      { name: 'RMSE', format: formatErrorAxis, values: null },
      { name: 'Recall@10', format: formatShareAxis, values: null },
    ],
    lines: settings.flatMap((setting): ParallelLine[] => {
      const [run] = setting.runs;
      if (run === undefined) return [];
      const isPointed = setting.runs.some(({ runId }) => runId === pointed);
      return [
        {
          values: [...tried.map(({ of }) => of(run.options)), setting.rmse.mean, setting.recallAt10.mean],
          look: isPointed ? 'pointed' : front.includes(setting) ? 'best' : 'other',
        },
      ];
    }),
  };
}
