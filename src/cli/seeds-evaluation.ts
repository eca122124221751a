// Trains and measures once for each seed, by a protocol of the literature or by a split, and sums the seeds up.
import { MatineeError } from '../contract/errors.ts';
import type { TrainingOptions } from '../contract/training.ts';
import { inPace } from '../engine/base/in-steps.ts';
import { pacedBy } from '../engine/base/paced-work.ts';
import type { Relevance } from '../engine/evaluation/evaluation-cases.ts';
import { metricsOfProtocol, metricsOfSplit } from '../engine/evaluation/protocol-metrics.ts';
import { isMl20m, publishedOnMl20m, type PublishedRow } from '../engine/evaluation/published.ts';
import type { SeedFigures } from '../engine/evaluation/seed-figures.ts';
import { summariseSeeds, type MetricSummary } from '../engine/evaluation/seed-summary.ts';
import { evaluateByUser, type MeasuringRules } from '../engine/model/evaluate-by-user.ts';
import type { Protocol } from '../engine/ratings/protocols/protocol.ts';
import { countSplit, type SplitCounts } from '../engine/ratings/split-counts.ts';
import type { SplitKind, TestSplit } from '../engine/ratings/splits.ts';
import { measuringWork, trainOnAll, type EvaluationSigns } from './evaluation-training.ts';

/** The split of a seed; `validationUsers` are neither learned from nor measured. */
export type SeedSplit = TestSplit & { readonly validationUsers?: number };

export interface SeedsPlan {
  readonly protocol: Protocol | null;
  /** Null with a protocol, or for files. */
  readonly split: SplitKind | null;
  readonly seeds: readonly number[];
  /** All that there is to split. */
  readonly data: { readonly ratings: number; readonly users: number };
  /** Yields the share that is done. */
  readonly splitOf: (seed: number) => Generator<number, SeedSplit>;
}

export interface SeedsEvaluation {
  readonly protocol: Protocol | null;
  readonly split: SplitKind | null;
  readonly seeds: readonly number[];
  /** By seed. */
  readonly splits: readonly (SplitCounts & { readonly validationUsers: number })[];
  readonly metrics: readonly MetricSummary[];
  /** How many of the movies EASE ranks with the first seed; null if all. */
  readonly easeMovies: number | null;
  /** The users that each seed measures, drawn from all with test ratings; null where it is all. */
  readonly sample: { readonly people: number; readonly of: number } | null;
  /** Published figures of the same protocol on the same data. */
  readonly published: readonly PublishedRow[] | null;
  readonly elapsedMs: number;
}

export interface SeedsSettings {
  readonly signal: AbortSignal;
  readonly onSplit: (seed: number, share: number) => void;
  readonly signsOf: (seed: number) => EvaluationSigns;
}

/** Everything that was rated is to be found, whatever its stars and whether or not train has it. */
const anyRating: Relevance = { fewestHalfStars: 1, countsUnknown: true };

function rulesOf(protocol: Protocol | null): MeasuringRules {
  return {
    metrics: protocol === null ? metricsOfSplit : metricsOfProtocol[protocol],
    relevance: protocol === 'leave-newest-out' ? anyRating : undefined,
    isBinary: protocol === 'liang',
  };
}

/** The library and its models are not changed. */
export async function evaluateSeeds(
  plan: SeedsPlan,
  options: TrainingOptions,
  settings: SeedsSettings,
): Promise<SeedsEvaluation> {
  const startedAt = performance.now();
  const { protocol, split, seeds, data } = plan;
  const figures: SeedFigures[][] = [];
  const splits: SeedsEvaluation['splits'][number][] = [];
  let easeMovies: number | null = null;
  let sample: SeedsEvaluation['sample'] = null;
  for (const seed of seeds) {
    const splitting = pacedBy({
      signal: settings.signal,
      onProgress: (share) => {
        settings.onSplit(seed, share);
      },
    });
    const { validationUsers = 0, ...parts } = await inPace(plan.splitOf(seed), splitting);
    if (parts.test.halfStars.length === 0) {
      throw new MatineeError('not-enough-data', 'There is no test rating to measure on.');
    }
    splits.push({ ...countSplit(parts), validationUsers });
    const [signs, { signal }] = [settings.signsOf(seed), settings];
    const model = await trainOnAll(parts.train, { ...options, seed }, { signal, signs });
    const measured = await evaluateByUser(model, parts, rulesOf(protocol), measuringWork(signal, signs));
    figures.push(measured.figures);
    if (seed === seeds[0]) {
      easeMovies = measured.easeMovies;
      sample = measured.people < measured.of ? { people: measured.people, of: measured.of } : null;
    }
  }
  const metrics = await inPace(
    summariseSeeds(figures, { seed: options.seed, testToTrain: testToTrain(plan, splits) }),
    pacedBy({ signal: settings.signal }),
  );
  const published = protocol === 'liang' && isMl20m(data) ? publishedOnMl20m : null;
  const elapsedMs = performance.now() - startedAt;
  return { protocol, split, seeds, splits, metrics, easeMovies, sample, published, elapsedMs };
}

/** By what training and test are drawn: users or ratings; null where every seed has the same test, or nearly so. */
function testToTrain({ protocol, split }: SeedsPlan, [first]: SeedsEvaluation['splits']): number | null {
  if (first === undefined) return null;
  if (protocol === 'liang' || split === 'users') return first.test.users / first.train.users;
  return split === 'random' ? first.test.ratings / first.train.ratings : null;
}
