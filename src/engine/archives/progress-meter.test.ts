import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImportProgress } from '../../contract/importing.ts';
import { ProgressMeter } from './progress-meter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('reports at most ten times a second, with the latest state', () => {
  const reported: ImportProgress[] = [];
  const meter = new ProgressMeter((progress) => reported.push(progress));
  meter.setTotal(1000);
  for (let step = 0; step < 200; step += 1) {
    vi.advanceTimersByTime(10);
    meter.addBytes(5);
    meter.addRows(1);
  }
  expect(reported).toHaveLength(21);
  expect(reported.at(-1)).toMatchObject({
    bytesRead: 1000,
    bytesTotal: 1000,
    rowsRead: 199,
    elapsedMs: 2000,
  });
});

test('estimates the time left once there is something to go by, and ends near zero', () => {
  const reported: ImportProgress[] = [];
  const meter = new ProgressMeter((progress) => reported.push(progress));
  meter.setTotal(1000);
  vi.advanceTimersByTime(1000);
  meter.addBytes(500);
  vi.advanceTimersByTime(1000);
  meter.addBytes(500);
  vi.advanceTimersByTime(1390);
  meter.enter('details', 1);
  expect(reported[0]?.remainingMs).toBeNull();
  expect(reported[1]?.remainingMs).toBeGreaterThan(1000);
  expect(reported[2]?.remainingMs).toBeLessThan(reported[1]?.remainingMs ?? 0);
  expect(reported[3]?.remainingMs).toBeCloseTo(0);
});
