import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { calendarDay } from '../../contract/calendar-day.ts';
import { movieIdSchema } from '../../contract/ids.ts';
import { bareViewing } from '../../contract/viewings.ts';
import type { IdentifiedEntry } from '../library/diary/entry-store.ts';
import type { IdentifiedViewing } from '../library/diary/viewing-store.ts';
import { planImport, type SettledRow } from './plan-import.ts';

const fileDate = Date.UTC(2024, 5, 1, 12);
const marks = { viewings: [], marks: [], lists: [], fileDates: new Set([fileDate]) };

function row(change: Partial<SettledRow>): SettledRow {
  const identity = { title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
  const base = {
    kind: 'rating',
    isLeftOut: false,
    movieId: 1,
    identity,
    keys: ['title heat 1995'],
    siteFilm: null,
    list: null,
  } as const;
  return { ...base, halfStars: 8, datedAtMs: fileDate, dating: 'dated', note: '', tags: [], ...change };
}

function entry(ratedAtMs: number, stars = 2): IdentifiedEntry {
  const identity = { title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
  return { entryId: 1, movieId: 1, ...identity, genres: [], stars, ratedAtMs } as unknown as IdentifiedEntry;
}

function outcome(change: Partial<SettledRow>, ratedAtMs: number): string | undefined {
  return planImport([row(change)], { ...marks, entries: [entry(ratedAtMs)] })[0]?.outcome;
}

test('a row without a date replaces only what had none either, and one with an unreadable date nothing', () => {
  const before = Date.UTC(2020, 0, 1, 12);
  expect(outcome({ dating: 'dated' }, before)).toBe('update');
  expect(outcome({ dating: 'undated' }, before)).toBe('older');
  expect(outcome({ dating: 'undated', datedAtMs: fileDate + 1 }, fileDate)).toBe('update');
  expect(outcome({ dating: 'unreadable', datedAtMs: fileDate + 1 }, fileDate)).toBe('older');
});

test('a day is compared by its beginning here, so that what was rated on that day in Matinee stays', () => {
  const today = calendarDay(2024, 5, 31);
  expect(outcome({ datedAtMs: today }, new Date(2024, 4, 31, 8).getTime())).toBe('older');
  expect(outcome({ datedAtMs: today }, new Date(2024, 4, 30, 23).getTime())).toBe('update');
});

test('of two rows about one movie the one with a date counts', () => {
  const rows = [row({ datedAtMs: Date.UTC(2019, 0, 1, 5) }), row({ dating: 'undated' })];
  const planned = planImport(rows, { ...marks, entries: [] });
  expect(planned.map((each) => each.outcome)).toEqual(['add', 'double']);
});

function viewing(change: Partial<IdentifiedViewing>): IdentifiedViewing {
  const identity = { title: 'Heat', year: 1995, imdbId: null, tmdbId: null };
  return {
    ...{
      viewingId: 1,
      movieId: movieIdSchema.parse(1),
      ...identity,
      genres: [],
      ...bareViewing,
      notedAtMs: 0,
    },
    ...change,
  };
}

function viewingOutcomes(rows: Partial<SettledRow>[], viewings: IdentifiedViewing[]): (string | undefined)[] {
  const settled = rows.map((change) => row({ kind: 'viewing', ...change }));
  return planImport(settled, { ...marks, entries: [], viewings }).map((each) => each.outcome);
}

test('a movie has a viewing for each day and each text; the same one of a file or of the diary is no other one', () => {
  const [monday, tuesday] = [calendarDay(2024, 1, 1), calendarDay(2024, 1, 2)];
  const rows = [
    { datedAtMs: monday },
    { datedAtMs: tuesday },
    { datedAtMs: monday },
    { datedAtMs: tuesday, note: 'Again' },
    { dating: 'undated' as const, note: 'Whenever' },
  ];
  expect(viewingOutcomes(rows, [])).toEqual(['double', 'add', 'add', 'add', 'add']);
  const known = [
    viewing({ watchedAtMs: monday }),
    viewing({ viewingId: 2, watchedAtMs: null, note: 'Whenever' }),
  ];
  expect(viewingOutcomes(rows, known)).toEqual(['double', 'add', 'same', 'add', 'same']);
});

test('two viewings of one day with other stars are two, also at the next import; changed stars alone make no second one', () => {
  const day = calendarDay(2024, 1, 1);
  const rows = [
    { datedAtMs: day, halfStars: 8 },
    { datedAtMs: day, halfStars: 4 },
  ];
  expect(viewingOutcomes(rows, [])).toEqual(['add', 'add']);
  const first = viewing({ watchedAtMs: day, stars: 2 });
  expect(viewingOutcomes(rows, [first])).toEqual(['add', 'same']);
  expect(viewingOutcomes(rows, [first, viewing({ viewingId: 2, watchedAtMs: day, stars: 4 })])).toEqual([
    'same',
    'same',
  ]);
  expect(viewingOutcomes([{ datedAtMs: day, halfStars: 10 }], [first])).toEqual(['same']);
});

test('a viewing that the diary has gets the words and the movie that it lacks', () => {
  const day = calendarDay(2024, 1, 1);
  const known = viewing({ watchedAtMs: day });
  expect(viewingOutcomes([{ datedAtMs: day, note: 'Good' }], [known])).toEqual(['update']);
  expect(viewingOutcomes([{ datedAtMs: day }], [{ ...known, note: 'Good' }])).toEqual(['same']);
  expect(viewingOutcomes([{ datedAtMs: day, note: 'Bad' }], [{ ...known, note: 'Good' }])).toEqual(['add']);
  expect(viewingOutcomes([{ datedAtMs: day }], [{ ...known, movieId: null }])).toEqual(['update']);
});

test('a film that has a viewing is not noted as watched as well', () => {
  const planned = planImport([row({ kind: 'watched' })], { ...marks, entries: [], viewings: [viewing({})] });
  expect(planned[0]?.outcome).toBe('same');
});

test('whatever the rows and the diary, each row has an outcome, and each movie at most one change', () => {
  const drawn = fc.record({
    movieId: fc.option(fc.integer({ min: 1, max: 4 })),
    halfStars: fc.integer({ min: 1, max: 10 }),
    datedAtMs: fc.integer({ min: Date.UTC(2000, 0, 1), max: fileDate }),
    dating: fc.constantFrom('dated' as const, 'undated' as const, 'unreadable' as const),
    isLeftOut: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (changes, stars) => {
      const rows = changes.map((change) => row({ ...change, keys: [`title ${change.movieId ?? 'x'} 1995`] }));
      const planned = planImport(rows, { ...marks, entries: [entry(Date.UTC(2015, 0, 1, 5), stars)] });
      expect(planned).toHaveLength(rows.length);
      const changed = rows.filter((_, place) =>
        ['add', 'update', 'wait'].includes(planned[place]?.outcome ?? ''),
      );
      expect(new Set(changed.map(({ movieId }) => movieId)).size).toBe(changed.length);
      for (const [place, { outcome: what, entry: known }] of planned.entries()) {
        if (what !== 'update' || known?.stars === (rows[place]?.halfStars ?? 0) / 2) continue;
        expect(rows[place]?.dating).toBe('dated');
      }
    }),
  );
});
