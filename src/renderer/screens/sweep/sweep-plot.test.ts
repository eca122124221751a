import { describe, expect, it } from 'vitest';
import { someBaselines } from '../../../../tests/fixtures/run-figures.ts';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { plotSweep, type PlotInput } from './sweep-plot.ts';

const stars = madeRun('stars', { quality: { rmse: 0.7, recallAt10: 0.1 } });
const both = madeRun('both', { quality: { rmse: 0.72, recallAt10: 0.2 } });
const beaten = madeRun('beaten', { quality: { rmse: 0.8, recallAt10: 0.05 } });
const input: PlotInput = {
  points: [stars, both, beaten],
  baselines: {
    ...someBaselines,
    bias: { ...someBaselines.bias, rmse: 0.9 },
    ease: { ...someBaselines.ease, recallAt10: 0.08 },
    popularity: { ...someBaselines.popularity, recallAt10: 0.05 },
  },
  active: both,
  latest: null,
  isNear: false,
  box: { width: 400, height: 200 },
};

describe('the plot of a sweep', () => {
  it('holds every training, the best of them on the front, and the simple methods', () => {
    const { points, front, baseline } = plotSweep(input);
    expect(points.map(({ number, isBest }) => [number, isBest])).toEqual([
      [1, true],
      [2, true],
      [3, false],
    ]);
    expect(front).toEqual([points[0]?.spot, points[1]?.spot]);
    expect(baseline?.x).toBeLessThan(400);
  });

  it('leaves out what is far from the front when one looks near, and keeps the numbers', () => {
    const { points, baseline } = plotSweep({ ...input, points: [beaten, stars, both], isNear: true });
    expect(points.map(({ number }) => number)).toEqual([2, 3]);
    expect(baseline?.x).toBeGreaterThan(400);
  });

  it('draws the active run only where it is none of the sweep’s own', () => {
    expect(plotSweep(input).active).toBeNull();
    const other = madeRun('other', { quality: { rmse: 0.71, recallAt10: 0.15 } });
    expect(plotSweep({ ...input, active: other }).active).not.toBeNull();
  });

  it('has an extent before any training of the sweep is done, however near one looks', () => {
    const latest = {
      epoch: 1,
      rankingLoss: 1,
      retrievalLoss: 7,
      validationRmse: 0.8,
      validationRecallAt10: 0.1,
    };
    const { x, live } = plotSweep({ ...input, points: [], active: null, latest, isNear: true });
    expect([x.min, x.max].every(Number.isFinite)).toBe(true);
    expect(live).not.toBeNull();
  });
});
