import { expect, it } from 'vitest';
import { KernelMemory } from './kernel-memory.ts';

it('gives zeros, also where other arrays were before', () => {
  const memory = new KernelMemory();
  memory.floats(100).fill(7);
  memory.integers(3).fill(7);
  memory.freeAll();
  const again = memory.doubles(10);
  const later = memory.floats(200_000);
  expect(again.every((value) => value === 0)).toBe(true);
  expect(later.every((value) => value === 0)).toBe(true);
});

it('keeps arrays apart, and where they are while it grows', () => {
  const memory = new KernelMemory();
  const first = memory.floatsOf([1, 2, 3]);
  const second = memory.integersOf([4]);
  memory.floats(1_000_000).fill(9);
  expect([...first, ...second]).toEqual([1, 2, 3, 4]);
});

it('is found by its arrays, also by those of before it grew', () => {
  const memory = new KernelMemory();
  const first = memory.floats(3);
  memory.bytes(1_000_000);
  const later = memory.integers(3);
  expect([first, later, first.subarray(1)].map(KernelMemory.of)).toEqual([memory, memory, memory]);
  expect(KernelMemory.of(Float32Array.of(1))).toBeNull();
});

it('says how much it could not get', () => {
  expect(() => new KernelMemory().floats(2 ** 30)).toThrow(
    /^This computer has no memory of \d+ MB for it; close other programs and try again\.$/u,
  );
});
