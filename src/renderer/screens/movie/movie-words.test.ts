import { expect, test } from 'vitest';
import { movieIdSchema } from '../../../contract/ids.ts';
import type { MovieDetails } from '../../../contract/movies.ts';
import { languageName, unknownFacts } from './movie-words.ts';

test.each([
  ['en', 'English'],
  ['fr', 'French'],
  ['cn', 'Cantonese'],
  ['xx', 'No words'],
  ['qq', 'QQ'],
])('%s is %s', (code, name) => {
  expect(languageName(code)).toBe(name);
});

test('what is not known is named, and what is known is not', () => {
  const movie: MovieDetails = {
    ...{
      movieId: movieIdSchema.parse(1),
      title: 'Heat',
      year: 1995,
      genres: [],
      ratingCount: 0,
      meanStars: null,
    },
    ...{
      predictedStars: null,
      starsDeviation: null,
      alternativeTitles: [],
      directors: [],
      runtimeMinutes: 170,
    },
    ...{
      budgetUsd: null,
      revenueUsd: null,
      overview: 'A thief.',
      language: 'en',
      imdbId: null,
      tmdbId: null,
    },
    ...{ tags: [], genome: [], histogram: Array.from({ length: 10 }, () => 0), bayesianMeanStars: null },
  };
  expect(unknownFacts(movie)).toBe('budget, revenue');
  expect(unknownFacts({ ...movie, budgetUsd: 6e7, revenueUsd: 1.8e8 })).toBe('');
});
