// What every evaluation does first: train on all of a set, with signs of life while it trains and while it measures.
import type { TrainingOptions } from '../contract/training.ts';
import type { WorkOptions } from '../engine/base/paced-work.ts';
import type { AnyModel } from '../engine/model/model-kinds.ts';
import { trainModel, type TrainerProgress, type TrainingUpdate } from '../engine/model/trainer.ts';
import type { TrainingSet } from '../engine/ratings/training-set.ts';

/** Hears where an evaluation is. */
export interface EvaluationSigns {
  readonly onEpoch: (update: TrainingUpdate) => void;
  readonly onPhase: (progress: TrainerProgress) => void;
}

/** Holds nothing out. */
export async function trainOnAll(
  set: TrainingSet,
  options: TrainingOptions,
  { signal, signs }: { signal: AbortSignal; signs: EvaluationSigns },
): Promise<AnyModel> {
  const settings = { signal, validationFraction: 0, onProgress: signs.onPhase };
  const training = trainModel(set, options, settings);
  let step = await training.next();
  while (step.done !== true) {
    signs.onEpoch(step.value);
    step = await training.next();
  }
  return step.value;
}

/** Measuring that is heard of as a phase. */
export function measuringWork(signal: AbortSignal, { onPhase }: EvaluationSigns): WorkOptions {
  return {
    signal,
    onProgress(done) {
      onPhase({ phase: 'measuring', done, remainingMs: null });
    },
  };
}
