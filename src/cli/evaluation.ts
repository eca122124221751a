// Trains on one part of the ratings and measures on the other.
import { MatineeError } from '../contract/errors.ts';
import type { Baselines, Quality, TrainingOptions } from '../contract/training.ts';
import { answerByBaselines, baselineQuality } from '../engine/evaluation/baselines.ts';
import type { TestSplit } from '../engine/ratings/splits.ts';
import { evaluateModel } from '../engine/model/evaluate.ts';
import type { TrainingUpdate } from '../engine/model/trainer.ts';
import { trainModel } from '../engine/model/trainer.ts';

export type Evaluation = Quality & { elapsedMs: number; baselines: Baselines };

/** Trains on all of `train` and measures on `test`; the library and its models are not changed. */
export async function evaluate(
  split: TestSplit,
  options: TrainingOptions,
  settings: { signal: AbortSignal; onProgress: (update: TrainingUpdate) => void },
): Promise<Evaluation> {
  const { train, test, known } = split;
  if (test.halfStars.length === 0) {
    throw new MatineeError('not-enough-data', 'There is no test rating to measure on.');
  }
  const startedAt = performance.now();
  const training = trainModel(train, options, { signal: settings.signal, validationFraction: 0 });
  let step = await training.next();
  while (step.done !== true) {
    settings.onProgress(step.value);
    step = await training.next();
  }
  const baselines = await answerByBaselines(train, test, known, { signal: settings.signal });
  return {
    ...(await evaluateModel(step.value, train, test, {
      ...{ known, seed: options.seed, baselines },
      work: { signal: settings.signal },
    })),
    elapsedMs: performance.now() - startedAt,
    baselines: baselineQuality(baselines),
  };
}
