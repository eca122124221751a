import { afterEach, expect, test } from 'vitest';
import { setLocale } from '../../messages/runtime.js';
import {
  describeDeviation,
  formatBudget,
  formatCompact,
  formatCount,
  formatDay,
  formatDuration,
  formatMean,
  formatPercent,
  formatRuntime,
  formatStars,
  formatWhen,
} from './format.ts';

afterEach(() => void setLocale('en', { reload: false }));

test('counts', () => {
  expect(formatCount(1234567)).toBe('1,234,567');
  expect(formatCompact(65585)).toBe('65.6K');
});

test('stars of a person in halves, means with one decimal', () => {
  expect(formatStars(0.5)).toBe('½ star');
  expect(formatStars(1)).toBe('1 star');
  expect(formatStars(1.5)).toBe('1½ stars');
  expect(formatStars(5)).toBe('5 stars');
  expect(formatMean(3.96)).toBe('4.0');
});

test('how far off a prediction may be, within the scale', () => {
  expect(describeDeviation(3.9, 0.71)).toBe('± 0.7: likely between 3.2 and 4.6 stars');
  expect(describeDeviation(4.8, 0.6)).toContain('4.2 and 5.0 stars');
});

test('runtimes, budgets and spans of time', () => {
  expect(formatRuntime(117)).toBe('1 h 57 min');
  expect(formatRuntime(120)).toBe('2 h');
  expect(formatRuntime(45)).toBe('45 min');
  expect(formatRuntime(119.7)).toBe('2 h');
  expect(formatBudget(12_500_000)).toBe('$12.5M');
  expect(formatDuration(300)).toBe('under a second');
  expect(formatDuration(42_000)).toBe('42 s');
  expect(formatDuration(185_000)).toBe('3 min 5 s');
  expect(formatDuration(3_840_000)).toBe('1 h 4 min');
});

test('days and times of day in one form, with the year of a moment only where it is another one', () => {
  const moment = new Date(2026, 10, 22, 20, 15).getTime();
  expect(formatDay(moment)).toBe('22 Nov 2026');
  expect(formatWhen(moment, new Date(2026, 11, 1).getTime())).toBe('22 Nov, 20:15');
  expect(formatWhen(moment, new Date(2027, 1, 1).getTime())).toBe('22 Nov 2026, 20:15');
});

test('shares as each language writes them', () => {
  expect(formatPercent(0.534)).toBe('53%');
  void setLocale('de', { reload: false });
  expect(formatPercent(0.534)).toBe('53\u00a0%');
});
