// Models on the disk: a folder per run with safetensors weights and a readable model.json.
import type { Run } from '../../contract/training.ts';
import type { TrainedModel } from './trained-model.ts';

/** Writes `modelsDirectory/runId/` in one step: a temporary folder, fsynced, then renamed. `card` is kept in model.json. */
export function saveModel(
  _modelsDirectory: string,
  _runId: string,
  _model: TrainedModel,
  _card: Run,
): Promise<void> {
  return Promise.reject(new Error('Saving follows.'));
}

/** Reads a saved model; throws MatineeError `no-model` where it is absent, `library-damaged` where it can't be read. */
export function loadModel(_modelsDirectory: string, _runId: string): Promise<TrainedModel> {
  return Promise.reject(new Error('Loading follows.'));
}
