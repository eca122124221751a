import { expect, test } from 'vitest';
import {
  formatCountOf,
  formatDuration,
  formatEstimate,
  formatPrediction,
  formatStars,
  formatTitle,
  inOneLine,
} from './words.ts';

test.each([
  [0, '0 ms'],
  [849.6, '850 ms'],
  [12_340, '12.3 s'],
  [59_940, '59.9 s'],
  [59_990, '1 min 00 s'],
  [125_000, '2 min 05 s'],
])('%d ms read as %s', (elapsedMs, text) => {
  expect(formatDuration(elapsedMs)).toBe(text);
});

test.each([
  [18_000, 'about 20 seconds'],
  [61_000, 'about 1 minute'],
  [110_000, 'about 2 minutes'],
  [5_000_000, 'about 1.5 hours'],
])('an estimate of %d ms reads as %s', (timeMs, text) => {
  expect(formatEstimate(timeMs)).toBe(text);
});

test('counts agree with their noun', () => {
  expect(formatCountOf(1, 'rating')).toBe('1 rating');
  expect(formatCountOf(1204, 'rating')).toBe('1,204 ratings');
});

test('what is not known is a dash', () => {
  expect(formatStars(null)).toBe('–');
  expect(formatStars(3.456)).toBe('3.46');
});

test('predicted stars say how far off they may be, where that is known', () => {
  expect(formatPrediction({ predictedStars: 3.9, starsDeviation: 0.718 })).toBe('3.90 ± 0.72');
  expect(formatPrediction({ predictedStars: 3.9, starsDeviation: null })).toBe('3.90');
  expect(formatPrediction({ predictedStars: null, starsDeviation: null })).toBe('–');
});

test('a movie without a year has none in brackets', () => {
  expect(formatTitle({ title: 'Vertigo', year: 1958 })).toBe('Vertigo (1958)');
  expect(formatTitle({ title: 'Nosferatu', year: null })).toBe('Nosferatu');
});

test('a note of several lines is shown in one', () => {
  expect(inOneLine('Great.\n\nTwice')).toBe('Great. Twice');
});
