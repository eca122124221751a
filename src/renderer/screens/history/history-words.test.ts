import { expect, test } from 'vitest';
import { historyImportSchema, historyRowSchema, type HistoryPreview } from '../../../contract/history.ts';
import {
  contentsWords,
  importedWords,
  importLabel,
  importNote,
  matchWords,
  outcomeWords,
  undoneWords,
  whenOrWhere,
} from './history-words.ts';

const movie = {
  movieId: 1,
  title: 'Alien',
  year: 1979,
  genres: [],
  ratingCount: 3,
  meanStars: 4,
  predictedStars: null,
};

function row(change: object) {
  return historyRowSchema.parse({
    rowId: 0,
    kind: 'rating',
    list: null,
    file: 'ratings.csv',
    line: 2,
    title: 'Alien',
    year: 1980,
    stars: 3.5,
    datedAtMs: null,
    state: 'uncertain',
    outcome: 'wait',
    matchedBy: 'near-year',
    movie,
    candidates: [movie],
    diaryStars: null,
    ...change,
  });
}

type Figures = Pick<HistoryPreview, 'outcomes' | 'states' | 'kinds'>;

function figures(outcomes: Partial<Figures['outcomes']>, states: Partial<Figures['states']> = {}): Figures {
  return {
    outcomes: { add: 0, update: 0, wait: 0, same: 0, older: 0, double: 0, none: 0, ...outcomes },
    states: { matched: 0, uncertain: 0, unmatched: 0, 'left-out': 0, ...states },
    kinds: { rating: 1, viewing: 0, watched: 0, watchlist: 0, liked: 0, owned: 0, list: 0 },
  };
}

test('a row says how its movie was found, and where it stands when it has no day', () => {
  expect(matchWords(row({}))).toBe('1979 · a year apart');
  expect(matchWords(row({ matchedBy: 'title' }))).toBe('1979 · same title, other year');
  expect(whenOrWhere(row({}))).toBe('ratings.csv, line 2');
});

test('a row that changes the diary says what was there, with half stars', () => {
  expect(outcomeWords(row({ outcome: 'update', diaryStars: 2.5 }))).toBe('was 2½ stars');
  expect(outcomeWords(row({ outcome: 'update', diaryStars: 3.5 }))).toBe('matched now');
  expect(outcomeWords(row({ outcome: 'older', diaryStars: 0.5 }))).toBe('your diary is newer: ½ star');
  expect(outcomeWords(row({ outcome: 'add' }))).toBeNull();
});

test('the button counts what changes, and calls marks entries', () => {
  expect(importLabel(figures({ add: 1 }))).toBe('Import 1 rating');
  expect(importLabel(figures({ add: 200, update: 10, wait: 5, same: 9 }))).toBe('Import 215 ratings');
  expect(
    importLabel({
      ...figures({ add: 3 }),
      kinds: { rating: 2, viewing: 0, watched: 1, watchlist: 0, liked: 0, owned: 0, list: 0 },
    }),
  ).toBe('Import 3 entries');
  expect(importLabel(figures({ same: 4 }))).toBe('Nothing to import');
});

test('the note beside it reports what waits, changes, and stays as it is', () => {
  expect(importNote(figures({ add: 2 }, { matched: 2 }))).toBe('Every row is matched.');
  expect(importNote(figures({ update: 1, wait: 2, same: 3, none: 1 }, { unmatched: 2, 'left-out': 1 }))).toBe(
    '1 of them changes what your diary has; 2 of them are not in this library yet; 3 rows change nothing; 1 row is left out.',
  );
});

test('an import and its undoing are reported in figures', () => {
  const done = historyImportSchema.parse({
    importId: 1,
    source: 'a.zip',
    format: 'letterboxd',
    importedAtMs: 0,
    added: 12,
    updated: 2,
    waiting: 1,
    marked: 3,
    lists: 2,
    viewings: 5,
  });
  expect(importedWords(done)).toBe(
    '12 ratings, 2 of them replace another, 1 still unmatched, 5 viewings, 3 movies noted, 2 lists',
  );
  expect(undoneWords({ removed: 10, restored: 2, kept: 1 })).toBe(
    '10 entries removed, 2 as before, 1 kept, since you changed it later.',
  );
  expect(undoneWords({ removed: 0, restored: 0, kept: 0 })).toBe('There was nothing left of it.');
});

test('what the file holds is said: kinds, doubles, dates that can’t be read, and what is not taken', () => {
  expect(
    contentsWords({
      ...figures({ double: 1 }),
      kinds: { rating: 2, viewing: 4, watched: 1, watchlist: 0, liked: 0, owned: 0, list: 0 },
      repeated: 2,
      remarks: { count: 1, rows: [], byReason: [] },
      untaken: [
        { kind: 'likes', file: 'films.csv', count: 2 },
        { kind: 'other', file: 'comments.csv', count: 1 },
      ],
    }),
  ).toEqual([
    '2 ratings, 4 viewings, 1 watched, 3 rows repeat others.',
    "1 row comes without its date, which can't be read, and replaces nothing.",
    'Not taken: 2 likes in films.csv, 1 row in comments.csv.',
  ]);
});
