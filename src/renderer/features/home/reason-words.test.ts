import { expect, test } from 'vitest';
import { because, becauseAll, becauseShort } from './reason-words.ts';

const alien = { title: 'Alien', stars: 5 };
const heat = { title: 'Heat', stars: 4.5 };
const up = { title: 'Up', stars: 1 };

test('one reason in words', () => {
  expect(because(alien)).toBe('Because you gave Alien 5 stars');
  expect(becauseShort([heat, alien])).toBe('Because of Heat');
});

test('several reasons are joined', () => {
  expect(becauseAll([alien])).toBe('Because you gave Alien 5 stars');
  expect(becauseAll([alien, heat, up])).toBe('Because you gave Alien 5 stars, Heat 4½ stars and Up 1 star');
});

test('no reasons, no words', () => {
  expect(becauseAll([])).toBeUndefined();
  expect(becauseShort([])).toBeUndefined();
});
