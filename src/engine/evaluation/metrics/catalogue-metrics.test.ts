import { describe, expect, it } from 'vitest';
import { coverage } from './coverage.ts';
import { exposureAt } from './exposure.ts';
import { gini } from './gini.ts';
import { novelty } from './novelty.ts';

/** Four candidates and one movie (9) that nobody may be shown; 8 users, of whom 8, 4, 2 and 1 rated the four. */
const candidates = {
  ratingCounts: Int32Array.of(8, 4, 2, 1, 0, 0, 0, 0, 0, 0),
  movies: 4,
  users: 8,
  years: new Int32Array(10),
};

describe('exposure', () => {
  it('counts the first k of each list', () => {
    const exposure = exposureAt([[0, 1, 2], [0, 2], [3]], 2);
    expect(exposure).toEqual(
      new Map([
        [0, 2],
        [1, 1],
        [2, 1],
        [3, 1],
      ]),
    );
  });

  it('covers the share of the candidates that is shown', () => {
    expect(coverage.ofExposure(new Map([[0, 7]]), candidates)).toBe(1 / 4);
    expect(coverage.ofExposure(new Map(), candidates)).toBe(0);
  });
});

describe('the Gini coefficient of exposure', () => {
  const giniOf = (counts: number[]): number =>
    gini.ofExposure(
      new Map(counts.flatMap((count, movie) => (count === 0 ? [] : [[movie, count]]))),
      candidates,
    );

  it('is 0 where all are shown equally and (n - 1) / n where one is shown alone', () => {
    expect(giniOf([3, 3, 3, 3])).toBe(0);
    expect(giniOf([0, 5, 0, 0])).toBe(3 / 4);
    expect(giniOf([0, 0, 0, 0])).toBe(0);
  });

  it('is what the Lorenz curve gives by hand', () => {
    // 1, 1, 2, 4 of 8: shares below are 1/8, 2/8, 4/8, 1; the area by trapezia is (1 + 3 + 6 + 12) / 64 = 22 / 64.
    expect(giniOf([4, 1, 2, 1])).toBeCloseTo(1 - 2 * (22 / 64), 12);
  });
});

describe('novelty', () => {
  it('is the mean of -log2 of the share of users who rated what is shown', () => {
    // Everyone rated movie 0 (0 bits), half movie 1 (1 bit), an eighth movie 3 (3 bits), shown twice.
    const exposure = new Map([
      [0, 1],
      [1, 1],
      [3, 2],
    ]);
    expect(novelty.ofExposure(exposure, candidates)).toBe((0 + 1 + 3 + 3) / 4);
    expect(novelty.ofExposure(new Map(), candidates)).toBe(0);
  });
});
