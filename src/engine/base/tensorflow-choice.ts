// Which TensorFlow was asked for with MATINEE_TENSORFLOW.
import { MatineeError } from '../../contract/errors.ts';
import { tensorflowHomeSchema, type TensorflowHome } from '../../contract/tensorflow.ts';

/** Null where nothing was asked for: native where it loads, WebAssembly otherwise. Throws `invalid-input`. */
export function askedTensorflow(environment: NodeJS.ProcessEnv = process.env): TensorflowHome | null {
  const asked = environment['MATINEE_TENSORFLOW'] ?? '';
  if (asked === '') return null;
  const { data } = tensorflowHomeSchema.safeParse(asked);
  if (data === undefined) {
    throw new MatineeError(
      'invalid-input',
      `MATINEE_TENSORFLOW is "${asked}", and can be "native" or "wasm"; without it Matinee takes what is there.`,
    );
  }
  return data;
}
