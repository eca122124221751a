import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportProgress } from '../../contract/importing.ts';
import { ProgressMeter } from './progress-meter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('tells at most ten times a second, with the latest state', () => {
  const told: ImportProgress[] = [];
  const meter = new ProgressMeter((progress) => told.push(progress));
  meter.setTotal(1000);
  for (let step = 0; step < 200; step += 1) {
    vi.advanceTimersByTime(10);
    meter.addBytes(5);
    meter.addRows(1);
  }
  expect(told).toHaveLength(21);
  expect(told.at(-1)).toMatchObject({ bytesRead: 1000, bytesTotal: 1000, rowsRead: 199, elapsedMs: 2000 });
});

test('estimates the time left once there is something to go by, and ends near zero', () => {
  const told: ImportProgress[] = [];
  const meter = new ProgressMeter((progress) => told.push(progress));
  meter.setTotal(1000);
  vi.advanceTimersByTime(1000);
  meter.addBytes(500);
  vi.advanceTimersByTime(1000);
  meter.addBytes(500);
  vi.advanceTimersByTime(1390);
  meter.enter('details', 1);
  expect(told[0]?.remainingMs).toBeNull();
  expect(told[1]?.remainingMs).toBeGreaterThan(1000);
  expect(told[2]?.remainingMs).toBeLessThan(told[1]?.remainingMs ?? 0);
  expect(told[3]?.remainingMs).toBeCloseTo(0);
});
