// TensorFlow's own library by tfjs-node, with the shims that this needs.
import { createRequire } from 'node:module';
import type * as tfjs from '@tensorflow/tfjs-core';
import { nativeAddon } from './tensorflow-choice.ts';

const requireModule = createRequire(import.meta.url);

/** Node 22 warns of a function that tfjs-node 4.22 still calls, and Node 23 removed it: ours is there before tfjs-node loads. */
function provideIsNullOrUndefined(): void {
  const util = requireModule('node:util') as Record<string, unknown>; // the CommonJS object, since a module namespace is frozen
  util['isNullOrUndefined'] = (value: unknown): boolean => value === null || value === undefined;
}

/** Throws where tfjs-node, its addon or the library behind it is missing or does not fit. */
export function loadNative(): typeof tfjs {
  // Looked for first, because tfjs-node loads all of TensorFlow.js before it finds out that its addon is missing.
  requireModule.resolve(nativeAddon);
  // Without these libtensorflow prints notes about the processor to stderr at every start. oneDNN's kernels, which
  // one of the notes is about, are no faster for the model and round differently from one processor to the next; for
  // V8's profiler they have to be on (docs/decisions/native-runtimes.md).
  process.env['TF_CPP_MIN_LOG_LEVEL'] ??= '2';
  process.env['TF_ENABLE_ONEDNN_OPTS'] ??= '0';
  provideIsNullOrUndefined();
  return requireModule('@tensorflow/tfjs-node') as typeof tfjs; // require() is untyped; it has all of tfjs-core
}
