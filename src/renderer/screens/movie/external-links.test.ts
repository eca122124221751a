import { expect, test } from 'vitest';
import { imdbUrl, tmdbUrl } from './external-links.ts';

test('IMDb ids are understood with and without tt and leading zeros', () => {
  expect(imdbUrl('0114709')).toBe('https://www.imdb.com/title/tt0114709/');
  expect(imdbUrl('114709')).toBe('https://www.imdb.com/title/tt0114709/');
  expect(imdbUrl('tt10872600')).toBe('https://www.imdb.com/title/tt10872600/');
});

test('TMDB ids are numbers', () => {
  expect(tmdbUrl(862)).toBe('https://www.themoviedb.org/movie/862');
});
