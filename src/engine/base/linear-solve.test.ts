import { describe, expect, it } from 'vitest';
import { invertLower, lowerFactor } from './linear-solve.ts';

describe('the lower factor', () => {
  it('is that of hand-worked numbers', () => {
    expect(Array.from(lowerFactor(Float64Array.of(4, 2, 2, 5)))).toEqual([2, 0, 1, 2]);
  });

  it('has nothing where a direction is made of others', () => {
    expect(Array.from(lowerFactor(Float64Array.of(1, 1, 1, 1)))).toEqual([1, 0, 1, 0]);
  });
});

describe('the inverse of a lower triangle', () => {
  it('is that of hand-worked numbers', () => {
    expect(Array.from(invertLower(Float64Array.of(2, 0, 1, 2)))).toEqual([0.5, 0, -0.25, 0.5]);
  });

  it('leaves out what is 0', () => {
    expect(Array.from(invertLower(Float64Array.of(1, 0, 1, 0)))).toEqual([1, 0, 0, 0]);
  });
});
