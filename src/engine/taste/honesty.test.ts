import { expect, test } from 'vitest';
import { judge, type JudgedPrediction } from './honesty.ts';

function reported(
  predictedStars: number,
  stars: number,
  meanStars = 3,
  starsDeviation: number | null = 0.5,
): JudgedPrediction {
  return { predictedStars, stars, meanStars, starsDeviation, predictedAtMs: 1 };
}

test('errors of the model are compared with those of the movie means', () => {
  const { overall, intervals, verdict } = judge([
    reported(4, 5),
    reported(3, 3),
    reported(2, 1.5),
    reported(4, 4, 3, null),
  ]);
  expect(overall?.model).toEqual({ rmse: Math.sqrt(1.25 / 4), mae: 1.5 / 4 });
  expect(overall?.means).toEqual({ rmse: Math.sqrt((4 + 0 + 2.25 + 1) / 4), mae: 4.5 / 4 });
  expect(intervals).toEqual({ count: 3, within: 2 / 3 });
  expect(verdict).toBe('early');
});

test('the rolling error begins with the fifth rating and covers the last twenty', () => {
  const { rolling, window } = judge([reported(5, 0.5), ...Array.from({ length: 24 }, () => reported(4, 4))]);
  expect(rolling.map(({ index }) => index)).toEqual(Array.from({ length: 21 }, (_, at) => at + 5));
  expect(rolling[0]?.model).toBeCloseTo(Math.sqrt(4.5 ** 2 / 5), 10);
  expect(rolling[window - 5]?.model).toBeCloseTo(Math.sqrt(4.5 ** 2 / 20), 10);
  expect(rolling.at(-1)).toEqual({ index: 25, model: 0, means: 1 });
});

test('predictions of about the same height are compared with what was given', () => {
  expect(judge([reported(3.9, 5), reported(4.1, 4), reported(2.2, 1)]).calibration).toEqual([
    { predictedStars: 2.2, givenStars: 1, count: 1 },
    { predictedStars: 4, givenStars: 4.5, count: 2 },
  ]);
});

test('a verdict needs ten ratings, and more than chance', () => {
  const nearer = Array.from({ length: 12 }, (_, at) => reported(4, at % 2 === 0 ? 4 : 4.5, 3));
  expect(judge(nearer).verdict).toBe('better');
  expect(judge(nearer.map((one) => ({ ...one, predictedStars: one.meanStars, meanStars: 4 }))).verdict).toBe(
    'worse',
  );
  const chance = Array.from({ length: 12 }, (_, at) =>
    at % 2 === 0 ? reported(4, 4, 3) : reported(3, 4, 4),
  );
  expect(judge(chance).verdict).toBe('even');
  expect(judge(nearer.slice(0, 9)).verdict).toBe('early');
});

test('without predictions nothing is claimed', () => {
  expect(judge([])).toEqual({
    predictions: [],
    overall: null,
    rolling: [],
    window: 20,
    calibration: [],
    intervals: null,
    verdict: 'early',
  });
});
