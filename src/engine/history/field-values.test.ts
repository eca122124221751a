import { describe, expect, test } from 'vitest';
import {
  halfStarsOfStars,
  halfStarsOfTen,
  parseDate,
  parseId,
  parseImdbId,
  parseYear,
} from './field-values.ts';

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

describe('dates', () => {
  const now = Date.UTC(2025, 0, 1);

  test('that are a day mean its first moment here', () => {
    expect(parseDate('2024-05-31', now)).toBe(new Date(2024, 4, 31).getTime());
    expect(parseDate('Sun Sep 18 00:00:00 2016', now)).toBe(new Date(2016, 8, 18).getTime());
  });

  test('with a time mean that moment', () => {
    const moment = Date.UTC(2013, 3, 28, 17, 51, 21);
    expect(parseDate('2013-04-28T17:51:21Z', now)).toBe(moment);
    expect(parseDate('2013-04-28T17:51:21.000Z', now)).toBe(moment);
    expect(parseDate('2013-04-28T19:51:21+02:00', now)).toBe(moment);
    expect(parseDate('2013-04-28 17:51:21 UTC', now)).toBe(moment);
    expect(parseDate('2013-04-28 17:51:21', now)).toBe(moment);
  });

  test('that don’t exist are rejected', () => {
    for (const text of [
      '',
      '2024-02-31',
      '2024-13-01',
      '31/05/2024',
      'yesterday',
      '0001-01-01',
      '2031-01-01',
    ]) {
      expect(parseDate(text, now), text).toBeNull();
    }
  });
});
