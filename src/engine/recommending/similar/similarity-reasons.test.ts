import { expect, test } from 'vitest';
import { similarityReasonsOf } from './similarity-reasons.ts';
import type { MovieCharacter } from './variations.ts';

const alien: MovieCharacter = {
  year: 1979,
  genres: ['Horror', 'Sci-Fi'],
  directors: ['Ridley Scott'],
  ratingCount: 300,
  tags: ['Space', 'aliens', 'owned', 'claustrophobic', 'suspense'],
};
const bladeRunner: MovieCharacter = {
  year: 1982,
  genres: ['Action', 'Sci-Fi', 'Thriller'],
  directors: ['Ridley Scott'],
  ratingCount: 400,
  tags: ['space', 'Owned', 'cyberpunk'],
};
const parts = { people: 0.3, pair: 0.1, genres: 0.2 };

test('what is named is true of both', () => {
  expect(similarityReasonsOf(parts, alien, bladeRunner)).toEqual({
    strongest: 'people',
    genres: ['Sci-Fi'],
    tags: ['Space'],
    directors: ['Ridley Scott'],
    decade: null,
  });
});

test.each([
  [{ people: 0.1, pair: 0.2, genres: 0.15 }, 'pair'],
  [{ people: 0.1, pair: 0, genres: 0.2 }, 'genres'],
  [{ people: 0.2, pair: 0, genres: 0.1 }, 'people'],
])('the part that is largest speaks: %o', (of, strongest) => {
  expect(similarityReasonsOf(of, alien, bladeRunner).strongest).toBe(strongest);
});

test('a decade is shared by two movies of it, an unknown year by none', () => {
  expect(similarityReasonsOf(parts, alien, { ...bladeRunner, year: 1971 }).decade).toBe(1970);
  expect(similarityReasonsOf(parts, alien, { ...bladeRunner, year: null }).decade).toBeNull();
});
