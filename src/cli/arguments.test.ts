import { InvalidArgumentError } from 'commander';
import { describe, expect, test } from 'vitest';
import {
  asMovieId,
  numberBetween,
  parseFraction,
  parseProfileName,
  parseStars,
  parseUserId,
  wholeNumberBetween,
} from './arguments.ts';

describe('numbers', () => {
  test('are read in plain decimal notation', () => {
    expect(numberBetween(0, 10)('0.25')).toBe(0.25);
    expect(wholeNumberBetween(1, 500)(' 12 ')).toBe(12);
  });

  test.each(['', 'ten', '1e3', '0x10', '1,5', 'NaN', 'Infinity', '--1'])('are not %j', (text) => {
    expect(() => numberBetween(-1000, 10_000)(text)).toThrow(InvalidArgumentError);
  });

  test.each(['0', '501', '2.5'])('%s is no count from 1 to 500', (text) => {
    expect(() => wholeNumberBetween(1, 500)(text)).toThrow('whole number from 1 to 500');
  });
});

test('a share is more than nothing and less than all', () => {
  expect(parseFraction('0.2')).toBe(0.2);
  expect(() => parseFraction('0')).toThrow(InvalidArgumentError);
  expect(() => parseFraction('1')).toThrow(InvalidArgumentError);
});

test('stars go in half steps', () => {
  expect(parseStars('4.5')).toBe(4.5);
  for (const text of ['0', '5.5', '4.2', 'good']) {
    expect(() => parseStars(text)).toThrow('half steps');
  }
});

test('a user is a number', () => {
  expect(parseUserId('42')).toBe(42);
  expect(() => parseUserId('-1')).toThrow(InvalidArgumentError);
  expect(() => parseUserId('Anna')).toThrow(InvalidArgumentError);
});

test('a movie is an id where it can be one', () => {
  expect(asMovieId('300')).toBe(300);
  expect(asMovieId('Toy Story')).toBeNull();
  expect(asMovieId('99999999999')).toBeNull();
});

test('a profile’s name has something in it', () => {
  expect(parseProfileName(' Anna ')).toBe('Anna');
  expect(() => parseProfileName('  ')).toThrow(InvalidArgumentError);
});
