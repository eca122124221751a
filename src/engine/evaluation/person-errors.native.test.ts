import { describe, expect, it } from 'vitest';
import { overAll } from './metrics/user-figure.ts';
import { compareErrors, errorOf, simpleStars } from './person-errors.ts';

const ratings = [
  { movieId: 1, stars: 5 },
  { movieId: 2, stars: 3 },
  { movieId: 3, stars: 4 },
];

describe('the simple methods', () => {
  const means = new Map([
    [1, { ratingCount: 3, meanStars: 4 }],
    [2, { ratingCount: 6, meanStars: 2.5 }],
    [3, { ratingCount: 0, meanStars: null }],
  ]);
  const { mean, bias } = simpleStars(ratings, (movieId) => means.get(movieId)!, 3.5);

  it('say the movie’s mean, and that of all where nobody rated it', () => {
    expect(mean).toEqual([4, 2.5, 3.5]);
  });

  it('add how the person rates the others, never the rating itself', () => {
    // b_i: 3 x .5 / 6 = .25, 6 x -1 / 9 = -.667, 0. Residuals: 1.25, .167, .5; b_u of two of them / (2 + 5).
    [3.5 + 0.25 + 0.6667 / 7, 3.5 - 0.6667 + 1.75 / 7, 3.5 + 1.4167 / 7].forEach((stars, k) =>
      expect(bias[k]).toBeCloseTo(stars, 3),
    );
  });
});

describe('errors', () => {
  it('are root mean squares over the ratings', () => {
    expect(overAll(errorOf(ratings, [4, 3, 2]))).toBeCloseTo(Math.sqrt(5 / 3), 6);
  });

  it('are compared rating by rating: below 0 where one method is nearer each time', () => {
    const { rmse, difference, low, high } = compareErrors(
      errorOf(ratings, [4.5, 2.5, 3.5]),
      errorOf(ratings, [4, 2, 3]),
    );
    expect(rmse).toBeCloseTo(1, 6);
    expect(difference).toBeCloseTo(-0.5, 6);
    expect([low, high]).toEqual([expect.closeTo(-0.5, 6), expect.closeTo(-0.5, 6)]);
  });
});
