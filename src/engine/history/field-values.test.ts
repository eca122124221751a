import { describe, expect, test } from 'vitest';
import { halfStarsOfStars, halfStarsOfTen, parseId, parseImdbId, parseYear } from './field-values.ts';

test.each([
  ['tt0113277', 'tt0113277'],
  ['0113277', 'tt0113277'],
  ['113277', 'tt0113277'],
  ['tt113277', 'tt0113277'],
  ['tt00113277', 'tt0113277'],
  ['tt10872600', 'tt10872600'],
  ['10872600', 'tt10872600'],
  ['', null],
  ['tt', null],
  ['tt0000000', null],
  ['nm0000001', null],
])('reads the IMDb id %s as %s', (text, expected) => {
  expect(parseImdbId(text)).toBe(expected);
});

test('reads ids and years, also as a spreadsheet leaves them', () => {
  expect(['949', '0949', '949.0', ' 949 ', '', '0', '-1', '9.5', 'x'].map(parseId)).toEqual([
    ...[949, 949, 949, 949, null, null, null, null, null],
  ]);
  expect(['1995', '1995-12-15', '1995.0', '', '95', '19951', '0000'].map(parseYear)).toEqual([
    ...[1995, 1995, 1995, null, null, null, null],
  ]);
});

describe('ratings', () => {
  test('keep their halves', () => {
    expect(['0.5', '3.5', '3,5', '5', '5.0', '1'].map(halfStarsOfStars)).toEqual([1, 7, 7, 10, 10, 2]);
  });

  test('from 1 to 10 become as many half-stars; what is between goes up', () => {
    expect(['1', '7', '10', '7.5', '0.5', '9.5'].map(halfStarsOfTen)).toEqual([1, 7, 10, 8, 1, 10]);
  });

  test('beyond the scale, or not a number, are rejected', () => {
    expect(['0', '0.2', '5.5', '-1', '', 'four', '1e1', 'NaN'].map(halfStarsOfStars)).toEqual(
      Array(8).fill(null),
    );
    expect(['0', '11', '10.5', '', '0x5'].map(halfStarsOfTen)).toEqual(Array(5).fill(null));
  });
});
