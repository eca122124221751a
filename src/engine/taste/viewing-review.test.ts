import { expect, test } from 'vitest';
import { calendarDay } from '../../contract/calendar-day.ts';
import { artistIdSchema } from '../../contract/credits.ts';
import { movieIdSchema } from '../../contract/ids.ts';
import { bareViewing, type Viewing, type ViewingDetails } from '../../contract/viewings.ts';
import { moviesOfPart, reviewViewings, type MovieFacts } from './viewing-review.ts';

const wong = { artistId: artistIdSchema.parse(12_453), name: 'Wong Kar-wai' };
const leung = { artistId: artistIdSchema.parse(1_337), name: 'Tony Leung' };
const facts: MovieFacts = {
  runtimeMinutes: new Map([
    [1, 98],
    [2, 102],
  ]),
  genres: new Map([
    [1, ['Drama', 'Romance']],
    [2, ['Drama']],
    [3, ['Comedy']],
  ]),
  directors: new Map([
    [1, [wong]],
    [2, [wong]],
  ]),
  cast: new Map([[1, [leung]]]),
  countries: new Map([
    [1, ['HK', 'FR']],
    [2, ['HK']],
  ]),
};

let lastId = 0;
function seen(movieId: number | null, day: number | null, details: Partial<ViewingDetails> = {}): Viewing {
  lastId += 1;
  return {
    ...bareViewing,
    ...{ viewingId: lastId, title: `Movie ${movieId}`, year: 2000, genres: [], notedAtMs: 5 },
    ...{ movieId: movieId === null ? null : movieIdSchema.parse(movieId), watchedAtMs: day },
    ...details,
  };
}

/** Thursday to Saturday in a row, and the first of them again in the next year. */
const viewings = [
  seen(1, calendarDay(2026, 1, 1), { stars: 4.5 }),
  seen(2, calendarDay(2026, 1, 2)),
  seen(1, calendarDay(2026, 1, 3), { stars: 5, isRewatch: true }),
  seen(3, calendarDay(2026, 5, 9)),
  seen(3, calendarDay(2025, 12, 31)),
  seen(2, null),
  seen(null, calendarDay(2026, 6, 1)),
];

test('a year counts its own viewings of known days and movies, and says what it left out', () => {
  const review = reviewViewings(viewings, 2026, facts);
  expect(review).toMatchObject({
    ...{ years: [2026, 2025], viewings: 4, movies: 3, rewatches: 1 },
    leftOut: { undated: 0, waiting: 1 },
    time: { minutes: 98 + 102 + 98, known: 3 },
    first: { movieId: 1, watchedAtMs: calendarDay(2026, 1, 1), times: 1 },
    last: { movieId: 3, watchedAtMs: calendarDay(2026, 5, 9), times: 1 },
    mostSeen: [{ movieId: 1, watchedAtMs: calendarDay(2026, 1, 3), times: 2 }],
    streak: { days: 3, fromMs: calendarDay(2026, 1, 1), toMs: calendarDay(2026, 1, 3) },
    months: [3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
    weekdays: [0, 0, 0, 1, 1, 2, 0],
    stars: [0, 0, 0, 0, 0, 0, 0, 0, 1, 1],
  });
});

test('names are counted by movie, not by viewing, and one movie makes nobody a favourite', () => {
  const { genres, directors, cast, countries } = reviewViewings(viewings, null, facts);
  expect(genres).toEqual([
    { name: 'Drama', movies: 2 },
    { name: 'Comedy', movies: 1 },
    { name: 'Romance', movies: 1 },
  ]);
  expect(directors).toEqual([{ ...wong, movies: 2 }]);
  expect(cast).toEqual([]);
  expect(countries).toEqual([
    { name: 'HK', movies: 2 },
    { name: 'FR', movies: 1 },
  ]);
});

test('all years together also say how many days are not known', () => {
  const review = reviewViewings(viewings, null, facts);
  expect(review).toMatchObject({ viewings: 5, movies: 3, leftOut: { undated: 1, waiting: 1 } });
});

test('of two streaks of the same length the later one counts, and a day with two movies is one day', () => {
  const days = [
    seen(1, calendarDay(2026, 1, 1)),
    seen(2, calendarDay(2026, 1, 1)),
    seen(3, calendarDay(2026, 3, 5)),
  ];
  expect(reviewViewings(days, null, facts).streak).toMatchObject({
    days: 1,
    fromMs: calendarDay(2026, 3, 5),
  });
});

test('without viewings there is nothing, and nothing fails', () => {
  expect(reviewViewings([], 2026, facts)).toMatchObject({
    ...{ years: [], viewings: 0, first: null, last: null, streak: null, mostSeen: [] },
  });
});

test('each figure leads to its movies, last watched first', () => {
  const movies = (year: number | null, part: Parameters<typeof moviesOfPart>[2]): number[] =>
    moviesOfPart(viewings, year, part, facts).map(({ movieId }) => movieId);
  expect(movies(2026, { kind: 'all' })).toEqual([3, 1, 2]);
  expect(movies(2026, { kind: 'month', month: 1 })).toEqual([1, 2]);
  expect(movies(null, { kind: 'weekday', weekday: 3 })).toEqual([3]);
  expect(movies(null, { kind: 'rewatches' })).toEqual([1]);
  expect(movies(null, { kind: 'genre', genre: 'Drama' })).toEqual([1, 2]);
  expect(movies(null, { kind: 'director', artistId: wong.artistId })).toEqual([1, 2]);
  expect(movies(null, { kind: 'cast', artistId: leung.artistId })).toEqual([1]);
  expect(movies(null, { kind: 'country', country: 'FR' })).toEqual([1]);
  expect(movies(null, { kind: 'stars', stars: 5 })).toEqual([1]);
});
