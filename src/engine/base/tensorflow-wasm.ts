// TensorFlow in WebAssembly, by tfjs-backend-wasm: slower than its own library, and there on every computer.
import { createRequire } from 'node:module';
import type * as tfjsBackend from '@tensorflow/tfjs-backend-wasm';
import type * as tfjs from '@tensorflow/tfjs-core';
import { addKernels } from './wasm-kernels.ts';

const requireModule = createRequire(import.meta.url);
/** Addresses have 32 bits; a larger number of bytes would be taken for a small one. */
const mostBytes = 2 ** 32 - 2 ** 20;
const crashEvents = ['uncaughtException', 'unhandledRejection'];

interface LoadedWasm {
  readonly tf: typeof tfjs;
  /** In the place where they are. */
  readonly numbersOf: (tensor: tfjs.Tensor) => Float32Array;
}

/** Throws where a file of it is missing. */
export async function loadWasm(): Promise<LoadedWasm> {
  // require() is untyped; the packages ship these types.
  const tf = requireModule('@tensorflow/tfjs-core') as typeof tfjs;
  const { BackendWasm } = requireModule('@tensorflow/tfjs-backend-wasm') as typeof tfjsBackend;
  await withoutNewCrashHandlers(() => tf.setBackend('wasm'));
  const backend = tf.backend();
  if (!(backend instanceof BackendWasm)) throw new Error('its WebAssembly does not start');
  refuseBeyondMemory(backend);
  addKernels(tf, backend);
  return { tf, numbersOf: (tensor) => floatsIn(backend, tensor) };
}

/** Emscripten's start decides for the whole process what an uncaught error does, which is not its business. */
async function withoutNewCrashHandlers<T>(work: () => Promise<T>): Promise<T> {
  const before = crashEvents.map((event) => process.rawListeners(event));
  try {
    return await work();
  } finally {
    crashEvents.forEach((event, k) => {
      for (const listener of process.rawListeners(event)) {
        if (before[k]?.includes(listener) !== true) process.off(event, listener as () => void);
      }
    });
  }
}

/** Where there is no room the backend would go on at address 0. */
function refuseBeyondMemory({ wasm }: tfjsBackend.BackendWasm): void {
  wasm._free(wasm._malloc(1)); // The first call puts the function itself in the place of one that looks it up.
  const allocate = wasm._malloc.bind(wasm);
  wasm._malloc = (bytes) => {
    const address = bytes < mostBytes ? allocate(bytes) : 0;
    if (address !== 0 || bytes === 0) return address;
    const megabytes = Math.ceil(bytes / 2 ** 20);
    throw new Error(
      `This computer has no memory of another ${megabytes} MB for it; close other programs and try again.`,
    );
  };
}

function floatsIn(backend: tfjsBackend.BackendWasm, tensor: tfjs.Tensor): Float32Array {
  const numbers = backend.typedArrayFromHeap(tensor);
  if (!(numbers instanceof Float32Array)) throw new Error(`The tensor is of ${tensor.dtype}.`);
  return numbers;
}
