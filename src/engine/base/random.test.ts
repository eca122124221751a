import { describe, expect, it } from 'vitest';
import { createRandom, shuffle } from './random.ts';

describe('random numbers', () => {
  it('repeat with the same seed and label, and differ with another', () => {
    const draw = (seed: number, label: string): number[] => {
      const random = createRandom(seed, label);
      return Array.from({ length: 5 }, () => random.uniform());
    };
    expect(draw(3, 'a')).toEqual(draw(3, 'a'));
    expect(draw(3, 'a')).not.toEqual(draw(4, 'a'));
    expect(draw(3, 'a')).not.toEqual(draw(3, 'b'));
  });

  it('have the moments of their distributions', () => {
    const random = createRandom(1, 'moments');
    const normals = Array.from({ length: 40_000 }, () => random.normal());
    const mean = normals.reduce((sum, x) => sum + x, 0) / normals.length;
    const variance = normals.reduce((sum, x) => sum + x * x, 0) / normals.length - mean * mean;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
    const integers = Array.from({ length: 1000 }, () => random.integer(6));
    expect(new Set(integers)).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  it('shuffle without losing anything', () => {
    const values = Int32Array.from({ length: 100 }, (_, i) => i);
    shuffle(values, createRandom(1, 'shuffle'));
    expect(values).not.toEqual(values.slice().sort());
    expect(values.slice().sort()).toEqual(Int32Array.from({ length: 100 }, (_, i) => i));
  });
});
