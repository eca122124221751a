import { expect, test } from 'vitest';
import { askedPartSchema } from '../../../contract/asking.ts';
import { movieIdSchema } from '../../../contract/ids.ts';
import { noteWords, partWords, saidWords, unknownWords } from './understood-words.ts';

const said = { said: '…', isExcluded: false, movies: 3 };
const words = (part: object) => partWords(askedPartSchema.parse({ ...said, ...part }));

test.each([
  [{ kind: 'theme', genres: ['Sci-Fi'], tags: ['space', 'nasa'] }, 'Sci-Fi, tagged “space”, “nasa”'],
  [{ kind: 'theme', genres: [], tags: [], movies: 0 }, 'nothing in this library'],
  [{ kind: 'theme', genres: [], tags: [] }, 'in titles and plots'],
  [{ kind: 'person', name: 'Quentin Tarantino' }, 'Quentin Tarantino'],
  [
    { kind: 'like', movieId: 1, title: 'Alien', variation: 'lesser-known' },
    'similar to Alien, but less known',
  ],
  [{ kind: 'years', from: 1990, to: 1999, unknown: 0 }, '1990 to 1999'],
  [{ kind: 'runtime', from: null, to: 120, unknown: 5 }, 'Up to 2 h'],
  [{ kind: 'runtime', from: null, to: 120, movies: 0, unknown: 5 }, 'Not known here'],
  [{ kind: 'runtime', from: null, to: 2, movies: 0, unknown: 0 }, 'Up to 2 min'],
])('%j is said in words', (part, expected) => {
  expect(words(part)).toBe(expected);
});

test('what was ruled out is said so beside its words', () => {
  const part = askedPartSchema.parse({ ...said, kind: 'theme', genres: ['Horror'], tags: ['horror'] });
  expect(saidWords({ ...part, said: 'scary' })).toBe('scary');
  expect(saidWords({ ...part, said: 'scary', isExcluded: true })).toBe('not scary');
  expect(partWords({ ...part, isExcluded: true })).toBe('Horror, tagged “horror”');
});

const movie = {
  ...{
    movieId: movieIdSchema.parse(1),
    title: 'Alien',
    year: 1979,
    genres: ['Horror'],
    ratingCount: 1,
    meanStars: 4,
  },
  predictedStars: null,
};
const parts = [askedPartSchema.parse({ ...said, kind: 'theme', genres: [], tags: ['space'] })];
const understood = { parts, notUnderstood: [], taste: 'everyone' as const };

test('how many movies come last since something is not known of them', () => {
  const yearsOf = (unknown: number) =>
    askedPartSchema.parse({ ...said, kind: 'years', from: 1990, to: 1999, unknown });
  const runtime = askedPartSchema.parse({ ...said, kind: 'runtime', from: null, to: 90, unknown: 1200 });
  expect(unknownWords([yearsOf(1), runtime])).toBe(
    'At the end: 1 movie of unknown year, 1,200 movies of unknown runtime.',
  );
  expect(unknownWords([...parts, yearsOf(0)])).toBe('');
});

test('under a movie stands what is not known of it', () => {
  const unsure = { ...movie, fitsBy: ['Horror'], unknown: ['runtime' as const] };
  expect(noteWords(unsure, understood)).toBe('Horror · runtime unknown');
  expect(noteWords({ ...unsure, fitsBy: [] }, { ...understood, parts: [] })).toBe(
    '1 rating · runtime unknown',
  );
});

test('under a movie stands what it fits by, or how many rated it', () => {
  expect(noteWords(movie, null)).toBe('1 rating');
  expect(noteWords({ ...movie, fitsBy: ['space', 'Horror'] }, understood)).toBe('space · Horror');
  expect(noteWords({ ...movie, fitsBy: [] }, understood)).toBe('Watched by the same people');
  expect(noteWords({ ...movie, fitsBy: [] }, { ...understood, parts: [] })).toBe('1 rating');
});
