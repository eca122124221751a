// The memory that the kernels work in: typed arrays in it are what they read and write.
import { wasmBase64, type Kernels } from './built/kernels.js';

/** Bytes of a page of WebAssembly memory; 65,536 pages are the 4 GB that 32-bit addresses reach. */
const pageBytes = 65_536;
const mostPages = 65_536;
/** Every array starts at a multiple of this: a line of the processor's cache. */
const alignment = 64;
/** The kernels keep nothing of their own in the first page. */
const firstByte = pageBytes;

let compiled: WebAssembly.Module | null = null;

/** The memory behind each buffer that arrays have: growing makes a new one, of the same bytes. */
const owners = new WeakMap<ArrayBufferLike, KernelMemory>();

/**
 * Memory with the kernels that work in it. Arrays are freed all at once. It is shared memory,
 * which can grow without detaching the arrays that are in it.
 */
export class KernelMemory {
  readonly kernels: Kernels;
  readonly #memory = new WebAssembly.Memory({ initial: 1, maximum: mostPages, shared: true });
  #end = firstByte;
  /** Up to here there may be something other than zeros. */
  #used = firstByte;

  /** The memory that an array is in; null for one of JavaScript's own. */
  static of(array: Float32Array | Int32Array): KernelMemory | null {
    return owners.get(array.buffer) ?? null;
  }

  constructor() {
    compiled ??= new WebAssembly.Module(Buffer.from(wasmBase64, 'base64'));
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } });
    // Built together with its types by scripts/setup/kernels.ts.
    this.kernels = exports as unknown as Kernels;
  }

  /** Zeros. */
  floats(length: number): Float32Array {
    const start = this.#take(length * 4);
    return new Float32Array(this.#memory.buffer, start, length);
  }

  /** Zeros. */
  doubles(length: number): Float64Array {
    const start = this.#take(length * 8);
    return new Float64Array(this.#memory.buffer, start, length);
  }

  /** Zeros. */
  integers(length: number): Int32Array {
    const start = this.#take(length * 4);
    return new Int32Array(this.#memory.buffer, start, length);
  }

  /** Zeros. */
  bytes(length: number): Uint8Array {
    const start = this.#take(length);
    return new Uint8Array(this.#memory.buffer, start, length);
  }

  /** A copy. */
  floatsOf(values: ArrayLike<number>): Float32Array {
    const copy = this.floats(values.length);
    copy.set(values);
    return copy;
  }

  /** A copy. */
  integersOf(values: ArrayLike<number>): Int32Array {
    const copy = this.integers(values.length);
    copy.set(values);
    return copy;
  }

  /** The array itself if it is in this memory, otherwise a copy. */
  floatsIn(values: Float32Array): Float32Array {
    return KernelMemory.of(values) === this ? values : this.floatsOf(values);
  }

  /** The same for integers. */
  integersIn(values: Int32Array): Int32Array {
    return KernelMemory.of(values) === this ? values : this.integersOf(values);
  }

  /** The memory as it was at the start, for other arrays; those that there were may not be looked at any more. */
  freeAll(): void {
    this.#used = Math.max(this.#used, this.#end);
    this.#end = firstByte;
  }

  #take(bytes: number): number {
    const start = this.#end;
    this.#end += Math.ceil(bytes / alignment) * alignment;
    const missing = this.#end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#grow(Math.ceil(missing / pageBytes));
    owners.set(this.#memory.buffer, this);
    if (start < this.#used) {
      new Uint8Array(this.#memory.buffer, start, Math.min(this.#end, this.#used) - start).fill(0);
    }
    return start;
  }

  #grow(pages: number): void {
    try {
      this.#memory.grow(pages);
    } catch (cause) {
      const wantedMb = Math.ceil(this.#end / 2 ** 20);
      throw new Error(
        `This computer has no memory of ${wantedMb} MB for it; close other programs and try again.`,
        {
          cause,
        },
      );
    }
  }
}
