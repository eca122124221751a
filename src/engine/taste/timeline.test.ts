import { expect, test } from 'vitest';
import { timelineOf } from './timeline.ts';

const on = (day: string, stars = 4) => ({ stars, ratedAtMs: new Date(`${day}T20:15:00`).getTime() });

test('a few weeks are shown by day, with the days between', () => {
  expect(timelineOf([on('2026-03-01', 3), on('2026-03-03', 5), on('2026-03-01', 4)])).toEqual({
    unit: 'day',
    bars: [
      { start: '2026-03-01', count: 2, meanStars: 3.5 },
      { start: '2026-03-02', count: 0, meanStars: null },
      { start: '2026-03-03', count: 1, meanStars: 5 },
    ],
  });
});

test('longer spans are shown by month, and many years by year', () => {
  const months = timelineOf([on('2025-11-30'), on('2026-02-01')]);
  expect([months.unit, months.bars.map(({ start }) => start)]).toEqual([
    'month',
    ['2025-11-01', '2025-12-01', '2026-01-01', '2026-02-01'],
  ]);
  const years = timelineOf([on('2012-06-01'), on('2026-02-01')]);
  expect([years.unit, years.bars.length, years.bars.at(-1)]).toEqual([
    'year',
    15,
    { start: '2026-01-01', count: 1, meanStars: 4 },
  ]);
});

test('without ratings there are no bars', () => {
  expect(timelineOf([])).toEqual({ unit: 'day', bars: [] });
});
