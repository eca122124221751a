import { expect, test } from 'vitest';
import { movieIdSchema, runIdSchema } from '../../../contract/ids.ts';
import type { RatingEffect, Why } from '../../../contract/why.ts';
import { effectSentence, leadSentence, strongestEffects, strongestSentence } from './effect-words.ts';

function effect(id: number, contribution: number, placeWithout: number | null): RatingEffect {
  return {
    ...{ movieId: movieIdSchema.parse(id), title: `Movie ${id}`, year: 1979, stars: 5 },
    ...{ contribution, starsWithout: 4.12, placeWithout },
  };
}

function why(effects: RatingEffect[]): Why {
  return {
    ...{ movieId: movieIdSchema.parse(99), title: 'Aliens', year: 1986, runId: runIdSchema.parse('run') },
    ownStars: null,
    standing: { place: 3, of: 9000, match: 88, predictedStars: 4.4, starsDeviation: null },
    effects,
  };
}

test('the strongest rating is explained by what happens to the movie without it', () => {
  expect(strongestSentence(why([effect(1, 2, 41), effect(2, 1, 5)]))).toBe(
    'Without your 5 stars for Movie 1 this falls from place 3 to 41.',
  );
  expect(strongestSentence(why([effect(1, 0.5, 4), effect(2, -3, 1)]))).toBe(
    'Without your 5 stars for Movie 2 this rises from place 3 to 1.',
  );
  expect(strongestSentence(why([effect(1, 0.5, 3), effect(2, 0.2, 3)]))).toMatch(
    /^No single rating decides.+Movie 1, which speak for it most/,
  );
  expect(strongestSentence(why([]))).toBeUndefined();
});

test('where no rating has an effect, the sentence says whether there are any', () => {
  expect(leadSentence(why([effect(1, 2, 41)]), 1)).toBe(strongestSentence(why([effect(1, 2, 41)])));
  expect(leadSentence(why([]), 0)).toMatch(/^You have not rated anything yet/);
  expect(leadSentence({ ...why([]), ownStars: 4 }, 1)).toMatch(/^You have not rated anything else yet/);
  expect(leadSentence(why([]), 1)).toMatch(/^None of your ratings has an effect on it/);
});

test('the rating named is the one without which the place changes most, whatever it does to the score', () => {
  expect(strongestSentence(why([effect(1, 2, 4), effect(2, 1, 6)]))).toBe(
    'Without your 5 stars for Movie 2 this falls from place 3 to 6.',
  );
});

test('the strongest are shown from either end, by what happens to the place', () => {
  const effects = [
    ...Array.from({ length: 12 }, (_, k) => effect(k, 5, 21 + k)),
    ...Array.from({ length: 6 }, (_, k) => effect(20 + k, 4, 19 - k)),
    effect(30, 9, 21),
    effect(31, 8, null),
  ];
  expect(strongestEffects(effects, 21).map(({ placeWithout }) => placeWithout)).toEqual([
    ...[32, 31, 30, 29, 28, 27, 26, 25],
    ...[17, 16, 15, 14],
  ]);
});

test('a row is read aloud as a sentence', () => {
  expect(effectSentence(effect(1, 2, 41), 3)).toBe(
    'Movie 1, your 5 stars: speaks for it. Without it place 41 instead of 3, and 4.1 stars predicted.',
  );
  expect(effectSentence(effect(1, 2, 15), 21)).toBe(
    'Movie 1, your 5 stars: speaks against it. Without it place 15 instead of 21, and 4.1 stars predicted.',
  );
  expect(effectSentence(effect(1, 2, 1), 1)).toBe('Movie 1, your 5 stars: changes nothing.');
});
