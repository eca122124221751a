import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { calendarDay, isCalendarDay, localMoment } from './calendar-day.ts';

test('a day is a whole number of days, and a day that no calendar has is none', () => {
  expect(calendarDay(2024, 5, 31)).toBe(Date.UTC(2024, 4, 31));
  expect(calendarDay(2024, 2, 31)).toBeNaN();
  expect(calendarDay(1, 1, 1)).toBeNaN();
  expect(isCalendarDay(calendarDay(2024, 5, 31))).toBe(true);
  expect(isCalendarDay(Date.UTC(2024, 4, 31, 18))).toBe(false);
});

test('it stays that day in every time zone', () => {
  const module = new URL('calendar-day.ts', import.meta.url).href;
  const script = `import(${JSON.stringify(module)}).then(({ calendarDay, localMoment }) => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin', 'America/Los_Angeles']) {
      process.env.TZ = zone;
      const local = new Date(localMoment(calendarDay(2024, 5, 31)));
      console.log(local.getFullYear(), local.getMonth() + 1, local.getDate(), local.getHours());
    }
  })`;
  const said = execFileSync(process.execPath, ['--import', 'tsx', '-e', script], { encoding: 'utf8' });
  expect(said.trim().split('\n')).toEqual(Array(4).fill('2024 5 31 0'));
});

test('a moment is compared as it is', () => {
  const moment = Date.UTC(2024, 4, 31, 18, 30);
  expect(localMoment(moment)).toBe(moment);
});
