import { expect, test } from 'vitest';
import { foldText, foldTitle, joinedWords, withLeadingArticle } from './titles.ts';

test.each([
  ['Matrix, The', 'The Matrix'],
  ["Avventura, L'", "L'Avventura"],
  ['Tin Drum, Die', 'Die Tin Drum'],
  ['Good, the Bad and the Ugly, The', 'The Good, the Bad and the Ugly'],
  ['McFarland, USA', 'McFarland, USA'],
  ['I Love You, Man', 'I Love You, Man'],
  [' Heat ', 'Heat'],
])('puts the article of %s in front', (title, expected) => {
  expect(withLeadingArticle(title)).toBe(expected);
});

test('folds letter case, diacritics, letters of their own, and punctuation', () => {
  expect(foldText('Amélie & Ærø: WALL·E — 8½!')).toBe('amelie and aero wall e 8 1 2');
  expect(foldText('Høstsonaten Łódź Straße')).toBe('hostsonaten lodz strasse');
});

test('folds both places of an article alike, and only English articles away', () => {
  expect(foldTitle('Matrix, The')).toBe(foldTitle('The Matrix'));
  expect(foldTitle('A Bug’s Life')).toBe('bug s life');
  expect(foldTitle('Die Hard')).toBe('die hard');
  expect(foldTitle('The')).toBe('the');
});

test('joins words that people type without their punctuation', () => {
  expect(joinedWords("Spider-Man: Schindler's WALL·E List!")).toEqual(['spiderman', 'schindlers', 'walle']);
});
