import { expect, test } from 'vitest';
import { groupName, leaningName } from './group-words.ts';

const early = { fromYear: null, toYear: 1989 };
const always = { fromYear: null, toYear: null };

test('a group is named by its genres and its time', () => {
  expect(groupName({ genres: ['Crime', 'Drama'], ...early })).toBe('Crime and Drama, before 1990');
  expect(groupName({ genres: [], ...early })).toBe('A bit of everything, before 1990');
});

test('nobody leans towards everything', () => {
  expect(leaningName({ genres: ['Crime'], ...always })).toBe('Crime');
  expect(leaningName({ genres: [], ...early })).toBe('any genre, before 1990');
  expect(leaningName({ genres: [], ...always })).toBeNull();
});
