import { describe, expect, test } from 'vitest';
import { ordersIn, readDate, type DateOrder } from './date-text.ts';

const now = Date.UTC(2025, 0, 1);

function read(text: string, order: DateOrder | null = null): number | string {
  const found = readDate(text, order, { now });
  return 'problem' in found ? found.problem : found.timeMs;
}

test.each([
  '2024-01-02',
  '2024-1-2',
  '2024/1/2',
  '2024.01.02',
  '20240102',
  '02.01.2024',
  '2.1.2024',
  '2-Jan-2024',
  '2-jan-24',
  '2 January 2024',
  'January 2, 2024',
  'Jan 2nd, 2024',
  '2024 Jan 2',
  'Tue, 2 Jan 2024',
  'Tue Jan 2 00:00:00 2024',
  'Tue Jan  2 00:00:00 2024',
  '2. Januar 2024',
  '2 janvier 2024',
  '2 de enero de 2024',
  '45293',
  '45293.0',
  '2024-01-02 00:00:00',
  '2024-01-02T00:00:00Z',
])('%s is the second of January', (text) => {
  expect(read(text)).toBe(Date.UTC(2024, 0, 2));
});

test.each([
  ['2013-04-28T17:51:21Z'],
  ['2013-04-28T17:51:21.000Z'],
  ['2013-04-28T19:51:21+02:00'],
  ['2013-04-28T19:51:21+0200'],
  ['2013-04-28 17:51:21 UTC'],
  ['2013-04-28 17:51:21'],
  ['28.04.2013, 17:51:21'],
  ['4/28/2013 5:51:21 PM'],
  ['28/04/2013 17:51:21'],
  ['Sun, 28 Apr 2013 17:51:21 GMT'],
  ['Sun Apr 28 17:51:21 2013'],
  ['1367171481'],
  ['1367171481000'],
])('%s is a moment', (text) => {
  expect(read(text)).toBe(Date.UTC(2013, 3, 28, 17, 51, 21));
});

test.each([
  ['', 'unreadable'],
  ['yesterday', 'unreadable'],
  ['2024', 'unreadable'],
  ['2024-01', 'unreadable'],
  ['Heat 2 1995', 'unreadable'],
  ['2024-02-31', 'impossible'],
  ['2024-13-01', 'impossible'],
  ['31.02.2024', 'impossible'],
  ['13/13/2024', 'impossible'],
  ['2024-01-02 25:00', 'impossible'],
  ['0001-01-01', 'impossible'],
  ['1950-01-01', 'too-early'],
  ['1970-01-01', 'too-early'],
  ['2031-01-01', 'future'],
  ['02/01/2024', 'two-ways'],
  ['2-1-2024', 'two-ways'],
  ['15/03/14', 'two-ways'],
])('%s gives no date: %s', (text, problem) => {
  expect(read(text)).toBe(problem);
});

test('the day of a viewing may be long ago, and is none where a program had no day to write', () => {
  const viewing = (text: string) => readDate(text, null, { isViewing: true, now });
  expect(viewing('1977-05-25')).toEqual({ timeMs: Date.UTC(1977, 4, 25) });
  expect(viewing('1888-10-14')).toEqual({ timeMs: Date.UTC(1888, 9, 14) });
  for (const text of ['1887-12-31', '1970-01-01', '1970-01-01T00:00:00.000Z', '1900-01-01']) {
    expect(viewing(text), text).toEqual({ problem: 'too-early' });
  }
});

describe('day and month', () => {
  test('are clear where one of them can only be a day, or both are the same', () => {
    for (const text of ['3/15/2014', '15/03/2014', '15-03-2014', '3/15/14']) {
      expect(read(text), text).toBe(Date.UTC(2014, 2, 15));
    }
    expect(read('3/3/2014')).toBe(Date.UTC(2014, 2, 3));
  });

  test('are otherwise in the order that another row of the file shows', () => {
    expect([...ordersIn(['02/01/2024', '31/01/2024'])]).toEqual(['day-first']);
    expect([...ordersIn(['02/01/2024', '1/31/2024 18:30', ''])]).toEqual(['month-first']);
    expect(ordersIn(['02/01/2024', '03/02/2024']).size).toBe(0);
    expect(ordersIn(['3/15/2014', '15/03/2014']).size).toBe(2);
    expect(ordersIn(['15.03.2014', 'Heat']).size).toBe(0);
    expect(read('02/01/2024', 'day-first')).toBe(Date.UTC(2024, 0, 2));
    expect(read('02/01/2024', 'month-first')).toBe(Date.UTC(2024, 1, 1));
  });
});
