// Arrays of a saved model by their names, each checked against the shape that model.json gives it.
import { MatineeError } from '../../../contract/errors.ts';
import type { NamedArray } from '../../base/safetensors.ts';

/** The array of a name; throws MatineeError `model-damaged` where it is missing or of another shape. */
export function findArray(
  arrays: ReadonlyMap<string, NamedArray>,
  name: string,
  shape: readonly number[],
): Float32Array | Int32Array {
  const found = arrays.get(name);
  if (found?.shape.join() === shape.join()) return found.values;
  throw new MatineeError(
    'model-damaged',
    `A saved model's array ${name} is missing or does not fit its model.json. Train again, or make another run the active one.`,
  );
}
