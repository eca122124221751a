// Which TensorFlow a process takes, and which one trains; without loading any.
import { createRequire } from 'node:module';
import { z } from 'zod';
import { MatineeError } from '../../contract/errors.ts';
import {
  onlyAnswers,
  tensorflowHomeSchema,
  type TensorflowHome,
  type TrainingTensorflow,
} from '../../contract/tensorflow.ts';

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

/** What trains, unless an addon that is there turns out not to fit. */
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

const packages: Readonly<Record<TensorflowHome, string>> = {
  native: '@tensorflow/tfjs-node',
  wasm: '@tensorflow/tfjs-backend-wasm',
};

/** The same with the version of its package. */
export function trainingTensorflow(): TrainingTensorflow {
  const home = expectedTensorflow();
  const file: unknown = createRequire(import.meta.url)(`${packages[home]}/package.json`);
  return { home, version: z.object({ version: z.string() }).parse(file).version };
}

/** What this process has to load; null for native where it loads, and WebAssembly otherwise. Throws `invalid-input`. */
export function homeOfThisProcess(environment: NodeJS.ProcessEnv = process.env): TensorflowHome | null {
  return askedTensorflow(environment) ?? (environment[onlyAnswers] === undefined ? null : 'wasm');
}
