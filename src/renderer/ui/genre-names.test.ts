import { afterEach, expect, test } from 'vitest';
import { setLocale } from '../../messages/runtime.js';
import { genreName, genreNames } from './genre-names.ts';

afterEach(() => void setLocale('en', { reload: false }));

test('genres are named in the window’s language, and unknown ones as they are', () => {
  expect(genreNames(['Comedy', 'Drama', 'War'])).toBe('Comedy, Drama, War');
  void setLocale('de', { reload: false });
  expect(genreNames(['Comedy', 'Drama', 'War'], 2)).toBe('Komödie, Drama');
  expect(genreName('Mockumentary')).toBe('Mockumentary');
});
