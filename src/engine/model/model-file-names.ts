// What is in a run's folder, for those who only look whether it is there: reading it loads TensorFlow.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export const weightsFile = 'weights.safetensors';
export const cardFile = 'model.json';
/** What is needed to use a model. */
export const modelFiles = [weightsFile, cardFile] as const;
/** What a later training can continue from; not there for kinds that can't be continued, and in older runs. */
export const parametersFile = 'parameters';

/** Whether a later training can continue this run. */
export function hasParameters(modelsDirectory: string, runId: string): boolean {
  return existsSync(join(modelsDirectory, runId, parametersFile));
}
