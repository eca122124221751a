import { describe, expect, it } from 'vitest';
import { madeRun } from '../../../../tests/fixtures/made-run.ts';
import { overlaidCurves, smoothed } from './overlaid-curves.ts';

const points = [4, 2, 2].map((y, index) => ({ x: index + 1, y }));

describe('smoothed', () => {
  it('leaves the curve as it is without any weight', () => {
    expect(smoothed(points, 0)).toEqual(points);
  });

  it('weighs what was before, and begins at the first value', () => {
    // (4·½ + 2·1) / (½ + 1), then (4·¼ + 2·½ + 2·1) / (¼ + ½ + 1)
    expect(smoothed(points, 0.5)).toEqual([
      { x: 1, y: 4 },
      { x: 2, y: 4 / 1.5 },
      { x: 3, y: 4 / 1.75 },
    ]);
  });

  it('passes over what is not a number', () => {
    const [, second, third] = smoothed(
      [points[0], { x: 2, y: Number.NaN }, points[1]].flatMap((point) => point ?? []),
      0.5,
    );
    expect(second?.y).toBeNaN();
    expect(third?.y).toBeCloseTo(4 / 1.5);
  });
});

describe('overlaidCurves', () => {
  const history = [
    { epoch: 1, rankingLoss: 0.5, retrievalLoss: 6, validationRmse: 0.9, validationRecallAt10: 0.1 },
  ];
  const shown = ['a', 'b'].map((id, shade) => ({ run: madeRun(id, { history }), shade }));

  it('draws each run once, the pinned one apart', () => {
    const series = overlaidCurves(shown, 'validationRmse', {
      pinned: shown[1]?.run.runId ?? null,
      smoothing: 0,
    });
    expect(series).toMatchObject([
      { id: 'a', role: 'member', shade: 0, points: [{ x: 1, y: 0.9 }] },
      { id: 'b', role: 'pinned' },
    ]);
  });

  it('keeps what was measured in sight behind what is smoothed', () => {
    const series = overlaidCurves(shown, 'rankingLoss', { pinned: null, smoothing: 0.5 });
    expect(series.map(({ id, role }) => [id, role])).toEqual([
      ['a', 'raw'],
      ['a', 'member'],
      ['b', 'raw'],
      ['b', 'member'],
    ]);
  });
});
