import { describe, expect, it } from 'vitest';
import { runIdSchema } from '../../../contract/ids.ts';
import type { Baselines, Difference, Quality } from '../../../contract/training.ts';
import { intervalsAlike, someBaselines, someQuality } from '../../../../tests/fixtures/run-figures.ts';
import { bestOf, compareError, compareShare, curveOf, describeMoments, summariseRun } from './run-words.ts';

/** Without a comparison user by user, as older runs have it. */
const quality: Quality = {
  ...someQuality,
  ...{ rmse: 0.812, recallAt10: 0.233 },
  intervals: {
    ...intervalsAlike(0, 1),
    rmse: { low: 0.802, high: 0.822 },
    recallAt10: { low: 0.22, high: 0.246 },
  },
};
const baselines: Baselines = {
  ...someBaselines,
  bias: { ...someBaselines.bias, rmse: 0.9 },
  ease: { ...someBaselines.ease, recallAt10: 0.203 },
};

describe('the moment of a rating', () => {
  it('has an error of its own name without it, where the stars follow it', () => {
    expect(describeMoments({ untimedRmse: 0.811 })).toMatch(/untimed RMSE, without that, is 0\.811/);
    expect(describeMoments({ untimedRmse: null })).toBeNull();
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
    expect(summary.stars).toContain('0.812');
    expect(summary.stars).toContain('10% better');
    expect(summary.lists).toContain('23.3%');
    expect(summary.lists).toContain('15% better than EASE');
  });

  it('says at which task it is not better, and than which method', () => {
    const { intervals } = quality;
    const poorLists = {
      recallAt10: 0.05,
      intervals: { ...intervals, recallAt10: { low: 0.04, high: 0.06 } },
    };
    expect(summariseRun({ quality: { ...quality, ...poorLists }, baselines }).verdict).toBe(
      'At stars it is better than every simple method. At lists it is worse than EASE.',
    );
    const poorStars = { rmse: 1, intervals: { ...intervals, rmse: { low: 0.99, high: 1.01 } } };
    expect(summariseRun({ quality: { ...quality, ...poorStars }, baselines }).verdict).toBe(
      'At stars it is worse than biases. At lists it is better than every simple method.',
    );
    const unsure = { ...intervals, rmse: { low: 0.7, high: 1 }, recallAt10: { low: 0.1, high: 0.4 } };
    const bad = summariseRun({ quality: { ...quality, intervals: unsure }, baselines });
    expect(bad.verdict).toMatch(
      /not surely better than biases\. At lists it is not surely better than EASE\. More epochs/,
    );
    expect(bad.isGood).toBe(false);
  });

  it('goes by the same people’s answers where both are known, and says what is surely worse', () => {
    const sure = { difference: -0.1, low: -0.2, high: -0.05 };
    const of = (recallAt10ToEase: Difference) => {
      const comparison = { rmseToBias: sure, maeToBias: sure, ndcgAt10ToEase: sure, recallAt10ToEase };
      return summariseRun({ quality: { ...quality, comparison }, baselines });
    };
    const open = of({ difference: 0.03, low: -0.01, high: 0.07 });
    expect(open.isGood).toBe(false);
    expect(open.verdict).toMatch(
      /better than every simple method\. At lists it is not surely better than EASE/,
    );
    // 25.4 % against 26.6 %: its own interval holds EASE's figure, but nearly everybody was better off with EASE.
    expect(of({ difference: -0.012, low: -0.02, high: -0.004 }).verdict).toMatch(
      /At lists it is worse than EASE/,
    );
    expect(of({ difference: 0.03, low: 0.01, high: 0.05 }).isGood).toBe(true);
  });

  it('does not go by a comparison with another method than the strongest', () => {
    const sure = { difference: -0.1, low: -0.2, high: -0.05 };
    const found = { difference: 0.03, low: 0.01, high: 0.05 };
    const comparison = { rmseToBias: sure, maeToBias: sure, ndcgAt10ToEase: found, recallAt10ToEase: found };
    const popular = { ...baselines, popularity: { ...baselines.popularity, recallAt10: 0.3 } };
    expect(summariseRun({ quality: { ...quality, comparison }, baselines: popular }).verdict).toMatch(
      /At lists it is worse than popularity/,
    );
  });
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
