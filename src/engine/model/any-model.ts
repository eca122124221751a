// The kinds of model that there are, and what each needs to serve.
import { serveJointModel } from './joint-serving.ts';
import type { ServedModel } from './served-model.ts';
import type { TrainedModel } from './trained-model.ts';

/** A trained model of any kind, told apart by `kind`. */
export type AnyModel = TrainedModel;

/** Uploads what the model needs to answer; dispose it afterwards. */
export function serveModel(model: AnyModel): ServedModel {
  return serveJointModel(model);
}
