// x B: what a person's ratings say of other movies, by the weights between movies.
import type { KernelMemory } from '../kernels/kernel-memory.ts';

/** Weights between K movies, in the kernels' memory. */
export interface PlacedWeights {
  readonly memory: KernelMemory;
  /** The row and column of each movie; -1 for one without weights. */
  readonly places: Int32Array;
  /** [K, perRow] row-major. */
  readonly values: Float32Array;
  /** [K, perRow] the values' columns; null if a row has a value for each column. */
  readonly columns: Int32Array | null;
}

/** Sums up rows of weights, a history at a time. */
export class WeightSums {
  readonly #weights: PlacedWeights;
  readonly #perRow: number;
  readonly #rows: Int32Array;
  readonly #factors: Float32Array;
  #count = 0;

  constructor(weights: PlacedWeights, size: number) {
    this.#weights = weights;
    this.#perRow = weights.values.length / size;
    this.#rows = weights.memory.integers(size);
    this.#factors = weights.memory.floats(size);
  }

  /** Takes a movie's row, times a factor, into the sum; a movie at most once. */
  take(movie: number, factor: number): void {
    const place = this.#weights.places[movie] ?? -1;
    if (place < 0) return;
    this.#rows[this.#count] = place;
    this.#factors[this.#count++] = factor;
  }

  /** Adds what was taken to sums by place [K], which are in the same memory, and starts again. */
  addTo(sums: Float32Array): void {
    const { memory, values, columns } = this.#weights;
    memory.kernels.addWeightRows(
      sums.byteOffset,
      values.byteOffset,
      columns?.byteOffset ?? 0,
      this.#perRow,
      this.#rows.byteOffset,
      this.#factors.byteOffset,
      this.#count,
    );
    this.#count = 0;
  }
}
