import { expect, test } from 'vitest';
import { createFuzzyIndex } from './fuzzy-index.ts';
import { foldText, foldTitle } from './titles.ts';

const titles = [
  'The Shawshank Redemption',
  'The Terminator',
  'Terminator 2: Judgment Day',
  'Pulp Fiction',
  "Harry Potter and the Sorcerer's Stone",
  'Star Wars: Episode IV - A New Hope',
  'Star Wars: Episode V - The Empire Strikes Back',
  'The Godfather',
  'The Godfather: Part II',
  'Seven Samurai',
  'Old Boy',
  'The Lord of the Rings: The Two Towers',
  'Heat',
  'Meat',
  'Up',
];
const index = createFuzzyIndex(titles.map((title, row) => [row, foldTitle(title)] as const));

function closest(query: string): string[] {
  return [...index.closest(foldText(query), 10).keys()].map((row) => titles[row] ?? '');
}

test.each([
  ['shawshenk', ['The Shawshank Redemption']],
  ['shawshenk redemtion', ['The Shawshank Redemption']],
  ['shaswh', ['The Shawshank Redemption']],
  ['terminater', ['The Terminator', 'Terminator 2: Judgment Day']],
  ['pulp ficton', ['Pulp Fiction']],
  ['harry poter', ["Harry Potter and the Sorcerer's Stone"]],
  ['star wars 4', ['Star Wars: Episode IV - A New Hope']],
  ['godfather 2', ['The Godfather: Part II']],
  ['Godfather part two', ['The Godfather: Part II']],
  ['7 samurai', ['Seven Samurai']],
  ['oldboy', ['Old Boy']],
  ['lord of teh rings', ['The Lord of the Rings: The Two Towers']],
])('%s finds %j', (query, found) => {
  expect(closest(query)).toEqual(found);
});

test('the closest come first, and no more than asked for', () => {
  expect(closest('heat')).toEqual(['Heat', 'Meat']);
  expect([...index.closest('heat', 1).keys()]).toEqual([12]);
});

test('short words and numbers allow no error, and nothing is found for what is far off', () => {
  expect(closest('uq')).toEqual([]);
  expect(closest('terminator 3')).toEqual([]);
  expect(closest('xyzzy')).toEqual([]);
  expect(closest('')).toEqual([]);
  expect(closest('pulp pulp pulp')).toEqual(['Pulp Fiction']);
});
