// The run that a model's folder is of, without reading the model.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSchema, type Run } from '../../contract/training.ts';

/** What a model's folder says of its run; null where it is none, or can't be read. */
export function runOfModel(folder: string): Run | null {
  try {
    const card: unknown = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
    if (typeof card !== 'object' || card === null || !('run' in card)) return null;
    return runSchema.parse(card.run);
  } catch {
    return null;
  }
}
