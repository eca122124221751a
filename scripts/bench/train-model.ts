// A training from start to end, timed, on everything that it is given.
import type { TrainingOptions } from '../../src/contract/training.ts';
import type { AnyModel } from '../../src/engine/model/model-kinds.ts';
import { trainModel } from '../../src/engine/model/trainer.ts';
import type { TrainingSet } from '../../src/engine/ratings/training-set.ts';

export async function trainTimed(
  train: TrainingSet,
  options: TrainingOptions,
): Promise<{ model: AnyModel; trainingMs: number }> {
  const startedMs = performance.now();
  const training = trainModel(train, options, { validationFraction: 0 });
  for (;;) {
    const next = await training.next();
    if (next.done === true) return { model: next.value, trainingMs: performance.now() - startedMs };
  }
}
