// The arrays of a model in training by name: taken to be stored, and put back.
import { z } from 'zod';
import { MatineeError } from '../../../contract/errors.ts';

/** Of one array; written by this program alone. */
const stateArraySchema = z.custom<Float32Array | Int32Array>(
  (value) => value instanceof Float32Array || value instanceof Int32Array,
);
export const stateArraysSchema = z.record(z.string(), stateArraySchema);
export type StateArrays = Readonly<z.infer<typeof stateArraysSchema>>;

/** All arrays among the properties of some parts, such as a parameter with the means of its gradient: the live ones. */
export function arraysOf(parts: Readonly<Record<string, object>>): StateArrays {
  const arrays: Record<string, Float32Array | Int32Array> = {};
  for (const [name, part] of Object.entries(parts)) {
    for (const [key, value] of Object.entries(part)) {
      if (value instanceof Float32Array || value instanceof Int32Array) arrays[`${name}.${key}`] = value;
    }
  }
  return arrays;
}

/** Copies stored arrays into the live ones; throws `model-mismatch` where they are not those of this training. */
export function putBack(live: StateArrays, stored: StateArrays): void {
  const isSame =
    Object.keys(live).length === Object.keys(stored).length &&
    Object.entries(live).every(([name, { length }]) => stored[name]?.length === length);
  if (!isSame) {
    throw new MatineeError(
      'model-mismatch',
      'The interrupted training was done by another version of Matinee and can’t go on. Discard it and train again.',
    );
  }
  for (const [name, array] of Object.entries(live)) array.set(stored[name] ?? []);
}
