import { expect, it } from 'vitest';
import { TrainingClock } from './training-clock.ts';

const size = { epochs: 4, stepsPerEpoch: 10, measured: { stars: 100, lists: 50 } };

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
