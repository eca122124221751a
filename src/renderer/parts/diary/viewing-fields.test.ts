import { expect, test } from 'vitest';
import { calendarDay } from '../../../contract/calendar-day.ts';
import { dayOfText, dayText, tagsOfText } from './viewing-fields.ts';

test('a day is written and read as date fields have it', () => {
  const day = calendarDay(2026, 11, 29);
  expect([dayText(day), dayText(null)]).toEqual(['2026-11-29', '']);
  expect(['2026-11-29', '', '2026-11', '2026-02-31'].map(dayOfText)).toEqual([day, null, null, null]);
});

test('tags are what is between commas, each once', () => {
  expect(tagsOfText(' cinema, late show,,cinema ')).toEqual(['cinema', 'late show']);
});
