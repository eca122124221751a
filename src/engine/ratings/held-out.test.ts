import { describe, expect, it } from 'vitest';
import { createRandom } from '../base/random.ts';
import { drawHeldOut } from './held-out.ts';

describe.each([
  ['shuffled', 1000],
  ['in one pass', 0],
])('ratings drawn %s', (_, shuffledUpTo) => {
  const draw = (size: number, seed: number): Uint8Array =>
    drawHeldOut(100, size, createRandom(seed, 'draw'), shuffledUpTo);
  const sizeOf = (held: Uint8Array): number => held.filter((is) => is === 1).length;

  it('are as many as asked for, the same for the same seed', () => {
    expect([0, 1, 37, 100].map((size) => sizeOf(draw(size, 1)))).toEqual([0, 1, 37, 100]);
    expect(draw(37, 1)).toEqual(draw(37, 1));
    expect(draw(37, 1)).not.toEqual(draw(37, 2));
  });

  it('are from everywhere alike', () => {
    const times = new Int32Array(100);
    for (let seed = 0; seed < 2000; seed++)
      draw(20, seed).forEach((is, k) => (times[k] = (times[k] ?? 0) + is));
    // 400 expected; a standard deviation is 18.
    expect(Math.min(...times)).toBeGreaterThan(320);
    expect(Math.max(...times)).toBeLessThan(480);
  });
});
