// Trains on one part of the ratings and measures on the other.
import { MatineeError } from '../contract/errors.ts';
import type { Baselines, Quality, TrainingOptions } from '../contract/training.ts';
import { partOf } from '../engine/base/paced-work.ts';
import { answerByBaselines, baselineQuality } from '../engine/evaluation/baselines.ts';
import type { TestSplit } from '../engine/ratings/splits.ts';
import { evaluateModel } from '../engine/model/evaluate.ts';
import { measuringWork, trainOnAll, type EvaluationSigns } from './evaluation-training.ts';

/** Share of measuring that is the simple methods. */
const baselinesShare = 0.4;

export type Evaluation = Quality & { elapsedMs: number; baselines: Baselines };

/** Trains on all of `train` and measures on `test`; the library and its models are not changed. */
export async function evaluate(
  split: TestSplit,
  options: TrainingOptions,
  settings: { signal: AbortSignal; signs: EvaluationSigns },
): Promise<Evaluation> {
  const { train, test, known } = split;
  if (test.halfStars.length === 0) {
    throw new MatineeError('not-enough-data', 'There is no test rating to measure on.');
  }
  const startedAt = performance.now();
  const model = await trainOnAll(train, options, settings);
  const measuring = measuringWork(settings.signal, settings.signs);
  const baselines = await answerByBaselines(train, test, known, partOf(measuring, 0, baselinesShare));
  return {
    ...(await evaluateModel(model, train, test, {
      ...{ known, seed: options.seed, baselines, measuresReach: true },
      work: partOf(measuring, baselinesShare, 1),
    })),
    elapsedMs: performance.now() - startedAt,
    baselines: baselineQuality(baselines),
  };
}
