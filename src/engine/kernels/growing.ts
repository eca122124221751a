// Arrays in the kernels' memory whose length changes from step to step.
import type { KernelMemory } from './kernel-memory.ts';

/** Room that is added when an array has to grow, so that it seldom does. */
const growth = 1.25;

/** Gives an array of the asked length, over the same memory each time; its contents are not cleared. */
export function growingFloats(memory: KernelMemory): (length: number) => Float32Array {
  let room = memory.floats(0);
  return (length) => {
    if (length > room.length) room = memory.floats(Math.ceil(length * growth));
    return room.subarray(0, length);
  };
}

/** The same for integers. */
export function growingIntegers(memory: KernelMemory): (length: number) => Int32Array {
  let room = memory.integers(0);
  return (length) => {
    if (length > room.length) room = memory.integers(Math.ceil(length * growth));
    return room.subarray(0, length);
  };
}
