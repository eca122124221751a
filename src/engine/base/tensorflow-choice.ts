// Which TensorFlow was asked for with MATINEE_TENSORFLOW, and which will be loaded; without loading any.
import { createRequire } from 'node:module';
import { MatineeError } from '../../contract/errors.ts';
import { tensorflowHomeSchema, type TensorflowHome } from '../../contract/tensorflow.ts';

/** Placed by set-up where it can be compiled. */
export const nativeAddon = '@tensorflow/tfjs-node/lib/napi-v8/tfjs_binding.node';

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

/** What will be loaded, unless an addon that is there turns out not to fit. */
export function expectedTensorflow(environment: NodeJS.ProcessEnv = process.env): TensorflowHome {
  const asked = askedTensorflow(environment);
  if (asked !== null) return asked;
  try {
    createRequire(import.meta.url).resolve(nativeAddon);
    return 'native';
  } catch {
    return 'wasm';
  }
}
