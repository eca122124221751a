import { describe, expect, it } from 'vitest';
import { runIdSchema } from '../../../contract/ids.ts';
import type { Baselines, Quality } from '../../../contract/training.ts';
import { someBaselines, someQuality } from '../../../../tests/fixtures/run-figures.ts';
import { bestOf, compareError, compareShare, curveOf, describeMoments, summariseRun } from './run-words.ts';

const quality: Quality = { ...someQuality, rmse: 0.812, recallAt10: 0.233 };
const baselines: Baselines = {
  ...someBaselines,
  bias: { ...someBaselines.bias, rmse: 0.9 },
  ease: { ...someBaselines.ease, recallAt10: 0.203 },
};

describe('the moment of a rating', () => {
  it('is reported with both errors where the stars follow it', () => {
    expect(describeMoments({ rmse: 0.799, untimedRmse: 0.811 })).toContain('RMSE is 0.811 instead of 0.799');
    expect(describeMoments({ rmse: 0.888, untimedRmse: null })).toBeNull();
  });
});

describe('comparisons with a baseline', () => {
  it('takes a lower error for the better one', () => {
    expect(compareError(0.81, 0.9, 'mean')).toEqual({ words: '10% better than mean', isBetter: true });
    expect(compareError(0.99, 0.9, 'mean')).toEqual({ words: '10% worse than mean', isBetter: false });
  });

  it('takes a higher share for the better one, in multiples where it is far ahead', () => {
    expect(compareShare(0.22, 0.1, 'popularity')).toEqual({ words: '2.2 times popularity', isBetter: true });
    expect(compareShare(0.11, 0.1, 'popularity')).toEqual({
      words: '10% better than popularity',
      isBetter: true,
    });
    expect(compareShare(0.05, 0.1, 'popularity').isBetter).toBe(false);
  });

  it('does not call a draw a win, and does not divide by nothing', () => {
    expect(compareError(0.9001, 0.9, 'mean')).toEqual({ words: 'the same as mean', isBetter: false });
    expect(compareShare(0.1, 0, 'popularity').isBetter).toBe(true);
    expect(compareShare(0, 0, 'popularity').isBetter).toBe(false);
  });
});

describe('summariseRun', () => {
  it('praises a run that beats the strongest simple method of each task', () => {
    const summary = summariseRun({ quality, baselines });
    expect(summary.isGood).toBe(true);
    expect(summary.stars).toContain('0.81');
    expect(summary.stars).toContain('10% better');
    expect(summary.lists).toContain('23.3%');
    expect(summary.lists).toContain('15% better than EASE');
  });

  it('says so when one half of the model is no good', () => {
    expect(summariseRun({ quality: { ...quality, recallAt10: 0.05 }, baselines }).verdict).toMatch(
      /at stars; not surely at lists/,
    );
    expect(summariseRun({ quality: { ...quality, rmse: 1 }, baselines }).verdict).toMatch(
      /at lists; not surely at stars/,
    );
    const bad = summariseRun({ quality: { ...quality, rmse: 1, recallAt10: 0.01 }, baselines });
    expect(bad.verdict).toMatch(/Not surely better/);
    expect(bad.isGood).toBe(false);
  });
});

it('does not praise what may be chance', () => {
  const sure = { difference: -0.1, low: -0.2, high: -0.05 };
  const comparison = {
    ...{ rmseToBias: sure, maeToBias: sure, ndcgAt10ToEase: sure },
    recallAt10ToEase: { difference: 0.03, low: -0.01, high: 0.07 },
  };
  const summary = summariseRun({ quality: { ...quality, comparison }, baselines });
  expect(summary.isGood).toBe(false);
  expect(summary.verdict).toMatch(/at stars; not surely at lists/);
});

describe('curves', () => {
  it('reads one column of the history as points', () => {
    const epoch = {
      epoch: 2,
      rankingLoss: 1,
      retrievalLoss: 7,
      validationRmse: 0.9,
      validationRecallAt10: 0.2,
    };
    expect(curveOf([epoch], 'retrievalLoss')).toEqual([{ x: 2, y: 7 }]);
  });
});

describe('bestOf', () => {
  const runs = [
    { runId: runIdSchema.parse('a'), quality },
    { runId: runIdSchema.parse('b'), quality: { ...quality, rmse: 0.8, recallAt10: 0.2 } },
  ];

  it('finds the best run of each column, lowest for the error and highest for the shares', () => {
    expect(bestOf(runs)).toEqual({ rmse: 'b', recallAt10: 'a', ndcgAt10: 'a' });
  });

  it('marks nothing where there is nothing to compare with', () => {
    expect(bestOf(runs.slice(0, 1))).toEqual({ rmse: null, recallAt10: null, ndcgAt10: null });
  });
});
