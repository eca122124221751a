import { describe, expect, it } from 'vitest';
import { test, train } from '../../../tests/fixtures/train-and-test.ts';
import { toStars } from '../../contract/stars.ts';
import { casesToRank, type StarsAnswer } from './answers.ts';
import { testCases, type TestCase } from './evaluation-cases.ts';
import { overAll } from './metrics/user-figure.ts';
import { metricsOfProtocol } from './protocol-metrics.ts';
import { figuresOf, type AnswersOfMethods } from './seed-figures.ts';

/** Users 1, 2 and 9 with 2, 1 and 2 held-out ratings; user 1 is to be shown movie 2, user 9 movies 0 and 1. */
const cases = testCases(train, test);
const toRank = casesToRank(cases);

/** The given stars, off by so much for each user. */
function starsOf(errors: readonly number[]): StarsAnswer[] {
  return cases.map((one, k) => ({ test: one, predicted: starsAround(one, errors[k] ?? 0) }));
}

function starsAround({ ratings }: TestCase, error: number): number[] {
  return Array.from(ratings.halfStars, (half) => toStars(half) + error);
}

const timed = starsOf([0.5, 0, -0.5]);
const untimed = starsOf([1, 0, 1]);
const answers: AnswersOfMethods = {
  stars: timed.map((answer, k) => ({ ...answer, untimed: untimed[k]?.predicted ?? [] })),
  bias: starsOf([1, 2, 1]),
  lists: toRank.map((one) => ({ test: one, ranked: [2, 1] })),
  ease: toRank.map((one) => ({ test: one, ranked: one.relevant })),
  popularity: toRank.map((one) => ({ test: one, ranked: [] })),
};

describe('the figures of a seed', () => {
  it('are errors of timed and untimed stars, beside biases', () => {
    const [rmse, untimedRmse] = figuresOf(metricsOfProtocol['global-time'], answers);
    expect([...(rmse?.userIds ?? [])]).toEqual([1, 2, 9]);
    // Five ratings: four are half a star off, or a whole one; biases four by one and one by two.
    expect(overAll(rmse!.model)).toBeCloseTo(Math.sqrt((4 * 0.25) / 5), 12);
    expect(overAll(untimedRmse!.model)).toBeCloseTo(Math.sqrt(4 / 5), 12);
    for (const { rivals } of [rmse!, untimedRmse!]) {
      expect(Object.keys(rivals)).toEqual(['bias']);
      expect(overAll(rivals.bias!)).toBeCloseTo(Math.sqrt((4 + 4) / 5), 12);
    }
  });

  it('are what lists find, beside EASE and popularity', () => {
    // User 1's movie is first; of user 9's two one is second: 1 / log2 3 of 1 + 1 / log2 3.
    const second = 1 / Math.log2(3);
    const asked = figuresOf(['recallAt20', 'ndcgAt100', 'hitRateAt10'], answers);
    expect(asked.map(({ model }) => overAll(model))).toEqual([
      (1 + 1 / 2) / 2,
      expect.closeTo((1 + second / (1 + second)) / 2, 12),
      1,
    ]);
    for (const { userIds, rivals } of asked) {
      expect([...userIds]).toEqual([1, 9]);
      expect([overAll(rivals.ease!), overAll(rivals.popularity!)]).toEqual([1, 0]);
    }
  });
});
