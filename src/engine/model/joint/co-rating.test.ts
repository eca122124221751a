import { describe, expect, it } from 'vitest';
import { resultOf } from '../../../../tests/fixtures/in-steps.ts';
import { KernelMemory } from '../../kernels/kernel-memory.ts';
import { addRatedInARow } from './co-rating.ts';
import { buildTrainingSet } from '../../ratings/training-set.ts';

const places = Int32Array.from([0, 1, -1, 2]);

/** One person rated movies 3, 1, 4 and 2 in this order; movie 3 has no weights. */
function added(timestamps: Float64Array | undefined): Float32Array {
  const set = buildTrainingSet(
    {
      userIds: Int32Array.from([1, 1, 1, 1]),
      movieIds: Int32Array.from([1, 2, 3, 4]),
      halfStars: Uint8Array.from([7, 7, 7, 7]),
      timestamps,
    },
    [],
  );
  const memory = new KernelMemory();
  const values = memory.floats(9).fill(1);
  resultOf(addRatedInARow(set, { memory, values, places }));
  return values;
}

describe('movies rated in a row', () => {
  it('speak for each other the more, the fewer ratings are between them, as worked out by hand', () => {
    const near = Math.exp(-1 / 1.5);
    const far = Math.exp(-2 / 1.5);
    const sums = [2 * near + far, near + far + Math.exp(-3 / 1.5), 2 * near + far];
    const pair = (a: number, b: number, close: number): number =>
      1 + (0.44 * close) / Math.sqrt((sums[a]! + 20) * (sums[b]! + 20));
    const weights = added(Float64Array.from([20, 40, 10, 30]));
    const expected = [
      ...[1, pair(0, 1, far), pair(0, 2, near)],
      ...[pair(1, 0, far), 1, pair(1, 2, near)],
      ...[pair(2, 0, near), pair(2, 1, near), 1],
    ];
    expected.forEach((weight, k) => expect(weights[k]).toBeCloseTo(weight, 6));
  });

  it('are not known without times', () => {
    expect(Array.from(added(undefined))).toEqual(Array(9).fill(1));
  });
});
