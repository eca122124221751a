// The kinds of model that there are, and what is done differently with each.
import type { ClassicModel } from './classic/classic-model.ts';
import { serveClassicModel } from './classic/classic-serving.ts';
import { classicLeftOutErrors } from './classic/leave-one-out.ts';
import { serveJointModel } from './joint/joint-serving.ts';
import { leftOutErrors } from './joint/leave-one-out.ts';
import type { ServedModel } from './kinds/served-model.ts';
import type { ObservedError } from './kinds/prediction-uncertainty.ts';
import type { TrainedModel } from './joint/trained-model.ts';
import type { TrainingSet } from '../ratings/training-set.ts';

/** A trained model of any kind, told apart by `kind`. */
export type AnyModel = TrainedModel | ClassicModel;

/** Uploads what the model needs to answer; dispose it afterwards. */
export function serveModel(model: AnyModel): ServedModel {
  return model.kind === 'joint' ? serveJointModel(model) : serveClassicModel(model);
}

/** Errors on ratings of `train`, which the model was trained on, that it is made to forget. */
export function leftOutErrorsOf(model: AnyModel, train: TrainingSet, seed: number): ObservedError[] {
  return model.kind === 'joint'
    ? leftOutErrors(model, train, seed)
    : classicLeftOutErrors(model, train, seed);
}
