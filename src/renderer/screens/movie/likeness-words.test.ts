import { expect, test } from 'vitest';
import type { Likeness } from '../../../contract/recommendations.ts';
import { similarityWords } from './likeness-words.ts';

const likeness: Likeness = {
  strongest: 'people',
  genres: ['Sci-Fi'],
  tags: ['space', 'android', 'dystopia'],
  directors: ['Ridley Scott'],
  decade: 1980,
};

test('the part that speaks comes first, then the rarest that both have', () => {
  expect(similarityWords(likeness)).toBe(
    'Watched by the same people; both by Ridley Scott, both tagged space, android',
  );
});

test('genres are named once', () => {
  const words = similarityWords({ ...likeness, strongest: 'genres', directors: [], tags: [] });
  expect(words).toBe('Similar genres: Sci-Fi; both from the 1980s');
});

test('where nothing else is known the part stands alone', () => {
  const bare = { ...likeness, genres: [], tags: [], directors: [], decade: null };
  expect(similarityWords({ ...bare, strongest: 'pair' })).toBe('Often rated by the same people');
  expect(similarityWords({ ...bare, strongest: 'genres' })).toBe('Watched by the same people');
});
