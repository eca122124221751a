import { expect, it } from 'vitest';
import {
  formatErrorAxis,
  formatShareAxis,
  formatDifference,
  formatError,
  formatLoss,
  formatLossAxis,
  formatShare,
  formatWeight,
} from './figures.ts';

it('writes errors with three digits, shares as percentages, losses with three figures that count', () => {
  expect([formatError(0.8), formatShare(0.2337), formatError(Number.NaN)]).toEqual(['0.800', '23.4%', '–']);
  expect([formatLoss(7.2519), formatLoss(0.65432), formatLoss(123.4), formatLoss(0)]).toEqual([
    '7.25',
    '0.654',
    '123',
    '0.00',
  ]);
  expect([formatLossAxis(0.9), formatWeight(0.35), formatWeight(1)]).toEqual(['0.9', '0.35', '1']);
});

it('gives a difference its sign, and none where it rounds to nothing', () => {
  expect([formatDifference(0.0124), formatDifference(-0.0124), formatDifference(-0.0001)]).toEqual([
    '+0.012',
    '−0.012',
    '0.000',
  ]);
  expect(formatDifference(0.021, formatShare)).toBe('+2.1%');
});

it('keeps the ticks of an axis distinct, however near they are, without idle digits', () => {
  expect([0.7, 0.72, 0.718].map(formatErrorAxis)).toEqual(['0.70', '0.72', '0.718']);
  expect([0.25, 0.245].map(formatShareAxis)).toEqual(['25%', '24.5%']);
});
