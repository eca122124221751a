import { expect, test } from 'vitest';
import { hueOf, initialsOf } from './initials.ts';

test('a name stands as its first letters, whatever it is written in', () => {
  expect(['Ada', 'ada lovelace', 'Jean-Luc Picard', ' Ö ', 'émile zola', '🦊 Fox'].map(initialsOf)).toEqual([
    'A',
    'AL',
    'JP',
    'Ö',
    'ÉZ',
    '🦊F',
  ]);
});

test('profiles that were made one after the other do not look alike', () => {
  for (let number = 1; number < 8; number++) {
    for (let other = number + 1; other <= 8; other++) {
      const apart = Math.abs(hueOf(number) - hueOf(other));
      expect(Math.min(apart, 360 - apart)).toBeGreaterThan(20);
    }
  }
});
