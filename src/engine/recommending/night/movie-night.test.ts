import { describe, expect, test } from 'vitest';
import { chooseForNight, worthOf } from './movie-night.ts';

/** Lists of 16 movies, where worth falls by 1/4 whenever the place doubles. */
const list = (...places: number[]) => ({ placeOf: (movie: number) => places[movie] ?? 0, count: 16 });

test('a movie is worth the logarithm of its place', () => {
  expect([1, 2, 4, 8, 16].map((_, movie) => worthOf(list(1, 2, 4, 8, 16), movie))).toEqual([
    1, 0.75, 0.5, 0.25, 0,
  ]);
});

/** Ada's worths are 1, .75, .5, .25 and Ben's 0, .25, .5, .75 for the movies 0 to 3. */
const ada = list(1, 2, 4, 8);
const ben = list(16, 8, 4, 2);

describe('of two people who want the opposite', () => {
  test('the average takes what is worth most to both together, even if one of them loses', () => {
    const keen = list(1, 16, 4, 2);
    // Means: (1 + 1) / 2, (.75 + 0) / 2, .5 and (.25 + .75) / 2; equals as they stand.
    expect(chooseForNight([ada, keen], [0, 1, 2, 3], 'average', 4).map(({ movie }) => movie)).toEqual([
      0, 2, 3, 1,
    ]);
  });

  test('least misery takes what is worst for nobody', () => {
    // The least of each movie: 0, .25, .5, .25.
    expect(chooseForNight([ada, ben], [0, 1, 2, 3], 'misery', 2)).toEqual([
      { movie: 2, turnOf: null },
      { movie: 1, turnOf: null },
    ]);
  });

  test('fairness takes turns: who has got most counts less in what comes next', () => {
    // All sums but the last are 1 at first: the first of them, which is all Ada's. Then Ada weighs 1/2 and Ben 1, so
    // that movie 3 (.25 / 2 + .75) is Ben's turn; then Ada weighs .4375 and Ben .625, and movie 2 gives .53125 against .484 of movie 1.
    expect(chooseForNight([ada, ben], [0, 1, 2, 3], 'fairness', 3)).toEqual([
      { movie: 0, turnOf: null },
      { movie: 3, turnOf: 1 },
      { movie: 2, turnOf: null },
    ]);
  });
});

test('by every strategy, who counts more gets more of their way', () => {
  const first = (strategy: 'average' | 'misery' | 'fairness', weights: number[]) =>
    chooseForNight([ada, ben], [0, 1, 2, 3], strategy, 1, weights)[0]?.movie;
  // Ada wants movie 0 most and Ben movie 3; movie 2 is the middle of both.
  expect([first('average', [1.25, 0.75]), first('average', [0.75, 1.25])]).toEqual([0, 3]);
  expect([first('misery', [1.25, 0.75]), first('misery', [0.75, 1.25])]).toEqual([1, 3]);
  expect([first('fairness', [1.25, 0.75]), first('fairness', [0.75, 1.25])]).toEqual([0, 3]);
});

test('only candidates are chosen, and no more than there are', () => {
  for (const strategy of ['average', 'misery', 'fairness'] as const) {
    const chosen = chooseForNight([ada, ben], [1, 3], strategy, 9).map(({ movie }) => movie);
    expect(chosen.toSorted()).toEqual([1, 3]);
    expect(chooseForNight([ada, ben], [], strategy, 9)).toEqual([]);
  }
});

test('over a whole list fairness gives everyone about their share, where the average serves the majority alone', () => {
  const random = Array.from({ length: 200 }, (_, movie) => movie);
  const many = { placeOf: (movie: number) => movie + 1, count: 200 };
  const few = { placeOf: (movie: number) => 200 - movie, count: 200 };
  const worthToFew = (strategy: 'average' | 'fairness') =>
    chooseForNight([many, many, few], random, strategy, 6).filter(({ movie }) => movie > 100).length;
  expect(worthToFew('average')).toBe(0);
  expect(worthToFew('fairness')).toBeGreaterThanOrEqual(2);
});
