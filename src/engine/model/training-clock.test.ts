import { expect, it } from 'vitest';
import { TrainingClock } from './training-clock.ts';

const size = { epochs: 4, stepsPerEpoch: 10, checks: 4, measured: { stars: 100, lists: 50 } };

it('says nothing before something was measured', () => {
  const clock = new TrainingClock(size);
  expect(clock.remainingMs).toBeNull();
  clock.addStep(999);
  expect(clock.remainingMs).toBeNull();
});

it('adds up the steps, checks and final figures that are left', () => {
  const clock = new TrainingClock(size);
  for (let step = 0; step < 10; step++) clock.addStep(200);
  expect(clock.remainingMs).toBe(30 * 200);
  clock.addCheck(500, { starsMs: 3, listMs: 8 });
  expect(clock.done).toBe(0.25);
  expect(clock.finalMs).toBe(2 * 100 * 3 + 50 * 8);
  expect(clock.remainingMs).toBe(30 * 200 + 3 * 500 + 1000);
});

const expected = { reading: 100, preparing: 300, steps: 4000, checks: 800, measuring: 600 };

it('goes by what was expected until something is measured', () => {
  const clock = new TrainingClock(size, expected);
  expect(clock.remainingMs).toBe(4000 + 800 + 600);
  for (let step = 0; step < 4; step++) clock.addStep(100);
  expect(clock.remainingMs).toBe(3600 + 800 + 600);
});

it('expects of what is not measured yet that it takes longer, too, where steps do', () => {
  const clock = new TrainingClock(size, expected);
  for (let step = 0; step < 10; step++) clock.addStep(200);
  expect(clock.remainingMs).toBe(30 * 200 + 2 * (800 + 600));
  clock.addCheck(500, { starsMs: 3, listMs: 8 });
  expect(clock.remainingMs).toBe(30 * 200 + 3 * 500 + 1000);
});

it('counts what the first step makes ready once, and not for every step', () => {
  const clock = new TrainingClock(size, expected);
  clock.addStep(5000);
  expect(clock.remainingMs).toBe(3900 + 800 + 600);
  for (let step = 0; step < 10; step++) clock.addStep(100);
  expect(clock.remainingMs).toBe(29 * 100 + 800 + 600);
  const later = new TrainingClock(size, expected);
  later.resume(clock.state());
  later.addStep(5000);
  expect(later.remainingMs).toBe(28 * 100 + 800 + 600);
});
