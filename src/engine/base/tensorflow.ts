// The only file that imports TensorFlow: loads tfjs-node with the shims it needs and exports its API.
import { createRequire } from 'node:module';
import type * as tfjs from '@tensorflow/tfjs-node';

const requireModule = createRequire(import.meta.url);

/** Node 23 removed a function that tfjs-node 4.22 still calls; it has to be back before tfjs-node loads. */
function restoreIsNullOrUndefined(): void {
  const util = requireModule('node:util') as Record<string, unknown>; // the CommonJS object, since a module namespace is frozen
  util['isNullOrUndefined'] ??= (value: unknown): boolean => value === null || value === undefined;
}

function load(): typeof tfjs {
  // Without these libtensorflow prints notes about the processor to stderr at every start. oneDNN's kernels, which
  // one of the notes is about, are no faster for the model and round differently from one processor to the next; for
  // V8's profiler they have to be on (docs/decisions/native-runtimes.md).
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
  restoreIsNullOrUndefined();
  return requireModule('@tensorflow/tfjs-node') as typeof tfjs; // require() is untyped; the package ships these types
}

export const tf = load();
export type { Tensor } from '@tensorflow/tfjs-node';

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
