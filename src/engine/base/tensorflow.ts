// TensorFlow for the engine: native where tfjs-node and its library load, in WebAssembly otherwise and where nothing trains.
import type * as tfjs from '@tensorflow/tfjs-core';
import { MatineeError } from '../../contract/errors.ts';
import type { TensorflowHome } from '../../contract/tensorflow.ts';
import { homeOfThisProcess } from './tensorflow-choice.ts';
import { loadNative } from './tensorflow-native.ts';
import { loadWasm } from './tensorflow-wasm.ts';

interface Loaded {
  readonly home: TensorflowHome;
  readonly tf: typeof tfjs;
  readonly numbersOf: (tensor: tfjs.Tensor) => Float32Array;
}

async function load(): Promise<Loaded> {
  const wanted = homeOfThisProcess();
  if (wanted !== 'wasm') {
    try {
      return { home: 'native', tf: loadNative(), numbersOf: (tensor) => tensor.dataSync<'float32'>() };
    } catch (cause) {
      if (wanted === 'native') throw notLoaded('MATINEE_TENSORFLOW asks for native TensorFlow, which', cause);
    }
  }
  try {
    return { home: 'wasm', ...(await loadWasm()) };
  } catch (cause) {
    throw notLoaded('TensorFlow', cause);
  }
}

function notLoaded(subject: string, cause: unknown): MatineeError {
  const [reason = ''] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  return new MatineeError(
    'internal',
    `${subject} does not load (${reason}). Install Matinee again, or run its set-up.`,
    { cause },
  );
}

const loaded = await load();
export const { tf, home: tensorflowHome } = loaded;
export type { Tensor } from '@tensorflow/tfjs-core';

/** The numbers of a float32 tensor, to be copied at once: they are valid until the next tensor is made or freed. */
export const { numbersOf } = loaded;

/**
 * Like tf.tidy for a computation that returns plain data: every tensor made in it is freed. (tf.tidy walks through
 * what is returned in search of tensors, number by number; for large arrays that takes seconds.)
 */
export function freeingTensors<T>(compute: () => T): T {
  tf.engine().startScope();
  try {
    return compute();
  } finally {
    tf.engine().endScope();
  }
}
