// Measures a trained model on ratings that it has not seen.
import type { Quality } from '../../contract/training.ts';
import type { TrainedModel } from './trained-model.ts';
import type { TrainingSet } from './training-set.ts';

/**
 * Quality on `test`, with `train` as everyone's history. Ids decide which user and movie is which, so the two sets
 * need not share their numbering.
 */
export function evaluateModel(_model: TrainedModel, _train: TrainingSet, _test: TrainingSet): Quality {
  throw new Error('Evaluation follows with the trainer.');
}
