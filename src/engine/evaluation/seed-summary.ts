// Several seeds as one result: means, deviations, and whether the model is ahead of the simple methods.
import type { Difference, Interval } from '../../contract/training.ts';
import { distinctIds, idIndex } from '../base/id-index.ts';
import { meanOf, sumOf } from '../base/statistics.ts';
import { shareBeyond } from '../base/student-t.ts';
import { bootstrapOverSeeds } from './bootstrap.ts';
import { overAll, type UserFigure } from './metrics/user-figure.ts';
import type { ProtocolMetric } from './protocol-metrics.ts';
import { rivals, type Rival, type SeedFigures } from './seed-figures.ts';

/** A method's figure over the seeds. */
export interface SeedMean {
  readonly mean: number;
  /** Standard deviation over the seeds; null of one seed. */
  readonly deviation: number | null;
  readonly bySeed: readonly number[];
}

/** The model's mean less another method's, with the 95 % interval over users. */
export interface SeedDifference extends Difference {
  /** Of the paired t-test over seeds; null of one seed, and where the seeds do not draw the test. */
  readonly p: number | null;
}

export interface MetricSummary {
  readonly metric: ProtocolMetric;
  /** Users that were measured with any seed. */
  readonly users: number;
  readonly model: SeedMean;
  /** The model's, 95 %, over users. */
  readonly interval: Interval;
  readonly rivals: Readonly<Partial<Record<Rival, SeedMean & { readonly difference: SeedDifference }>>>;
}

export interface SummaryOptions {
  /** Draws the intervals. */
  readonly seed: number;
  /** Size of the test in sizes of the training part; null where every seed has the same test. */
  readonly testToTrain: number | null;
}

/** Sums up what the seeds reached, each in the same order of metrics. Yields the share that is done. */
export function* summariseSeeds(
  ofSeeds: readonly (readonly SeedFigures[])[],
  options: SummaryOptions,
): Generator<number, MetricSummary[]> {
  const summaries: MetricSummary[] = [];
  const metrics = ofSeeds[0] ?? [];
  for (const which of metrics.keys()) {
    summaries.push(
      summarise(
        ofSeeds.flatMap((figures) => figures[which] ?? []),
        options,
      ),
    );
    yield summaries.length / metrics.length;
  }
  return summaries;
}

function summarise(seeds: readonly SeedFigures[], { seed, testToTrain }: SummaryOptions): MetricSummary {
  const everyone = distinctIds(Int32Array.from(seeds.flatMap(({ userIds }) => [...userIds])));
  const place = idIndex(everyone);
  function aligned(figureOf: (of: SeedFigures) => UserFigure | undefined): UserFigure[] {
    return seeds.flatMap((one) => {
      const figure = figureOf(one);
      return figure === undefined ? [] : [spread(figure, one.userIds.map(place), everyone.length)];
    });
  }
  const own = aligned(({ model }) => model);
  const asked = rivals.filter((rival) => seeds.every((one) => one.rivals[rival] !== undefined));
  const figures = asked.map((rival) => aligned((one) => one.rivals[rival]));
  const { interval, differences } = bootstrapOverSeeds(own, figures, seed);
  const model = meanOver(own);
  const compared = asked.map((rival, which) => {
    const mean = meanOver(figures[which] ?? []);
    const bySeed = model.bySeed.map((figure, k) => figure - (mean.bySeed[k] ?? 0));
    const p = testToTrain === null ? null : correctedTTest(bySeed, testToTrain);
    const { difference = 0, low = 0, high = 0 } = differences[which] ?? {};
    return [rival, { ...mean, difference: { difference, low, high, p } }] as const;
  });
  const metric = seeds[0]?.metric ?? 'rmse';
  return { metric, users: everyone.length, model, interval, rivals: Object.fromEntries(compared) };
}

/** The figure with its users at other places, and nobody at the rest. */
function spread(
  { numerators, denominators, fromMean }: UserFigure,
  places: Int32Array,
  size: number,
): UserFigure {
  const [wideNumerators, wideDenominators] = [new Float64Array(size), new Float64Array(size)];
  places.forEach((at, k) => {
    wideNumerators[at] = numerators[k] ?? 0;
    wideDenominators[at] = denominators[k] ?? 0;
  });
  return { numerators: wideNumerators, denominators: wideDenominators, fromMean };
}

function meanOver(figures: readonly UserFigure[]): SeedMean {
  const bySeed = figures.map(overAll);
  return {
    mean: meanOf(bySeed),
    deviation: bySeed.length < 2 ? null : Math.sqrt(varianceOf(bySeed)),
    bySeed,
  };
}

/** With n - 1. */
function varianceOf(values: readonly number[]): number {
  const mean = meanOf(values);
  return sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}

/**
 * The p of differences over seeds that draw test and training part from the same ratings: a paired t-test with the
 * corrected variance (1 / n + test / train) s^2 of Nadeau and Bengio, "Inference for the Generalization Error" (Machine
 * Learning 52, 2003). The parts of different seeds overlap, so s^2 / n alone would be too sure. Null of one seed.
 */
export function correctedTTest(differences: readonly number[], testToTrain: number): number | null {
  if (differences.length < 2) return null;
  const mean = meanOf(differences);
  if (mean === 0) return 1;
  const variance = (1 / differences.length + testToTrain) * varianceOf(differences);
  return shareBeyond(mean / Math.sqrt(variance), differences.length - 1);
}
