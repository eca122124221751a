import { describe, expect, it } from 'vitest';
import { distinctIds, idIndex, positionOf } from './id-index.ts';

describe.each([
  ['small', Int32Array.of(7, 3, 900, 3, 7)],
  ['large', Int32Array.of(7, 3, 2 ** 31 - 1, 3, 7)],
])('%s ids', (_, ids) => {
  it('are listed once, ascending, and found again', () => {
    const distinct = distinctIds(ids);
    expect(Array.from(distinct)).toEqual([3, 7, ids[2]]);
    const indexOf = idIndex(distinct);
    expect(Array.from(ids, indexOf)).toEqual([1, 0, 2, 0, 1]);
    expect([0, 4, 901, -1].map(indexOf)).toEqual([-1, -1, -1, -1]);
  });
});

it('has no ids among none', () => {
  expect(distinctIds(new Int32Array(0))).toHaveLength(0);
  expect(idIndex(new Int32Array(0))(0)).toBe(-1);
  expect(positionOf(new Int32Array(0), 0)).toBe(-1);
});
