// Histories from elsewhere, from the file to the diary and back, on real SQLite files and through the engine's calls.
import Database from 'better-sqlite3';
import { utimesSync, writeFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CallInput, CallNameOf, CallOutput } from '../../src/contract/calls.ts';
import type { HistoryPreview, HistoryRow } from '../../src/contract/history.ts';
import { movieIdSchema, type MovieId } from '../../src/contract/ids.ts';
import { answerEngineRequest } from '../../src/engine/engine-requests.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { makeWorkplace, writeZip, type Workplace } from '../fixtures/made-archive.ts';
import { smallMovies, writeSmallCatalogue, type SmallMovie } from '../fixtures/small-catalogue.ts';

let place: Workplace;
let engine: Engine;

beforeEach(async () => {
  place = makeWorkplace();
  engine = openEngine({ libraryDirectory: place.path('library') });
  await adopt(smallMovies);
});
afterEach(() => {
  vi.useRealTimers();
  engine.close();
  place.remove();
});

/** Asks as main does: input and output checked by the contract. */
async function ask<N extends CallNameOf<'engine'>>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  // Checked against this very type by answerEngineRequest.
  return (await answerEngineRequest(engine, name, input)) as CallOutput<N>;
}

async function adopt(movies: readonly SmallMovie[]): Promise<void> {
  await writeSmallCatalogue(place.path('staged.db'), movies);
  engine.adoptCatalogue(place.path('staged.db'));
}

function id(movieId: number): MovieId {
  return movieIdSchema.parse(movieId);
}

const header = 'Date,Name,Year,Letterboxd URI,Rating';

/** A Letterboxd table; `dated` is when the file was last changed. */
function writeRatings(rows: readonly string[], dated = '2024-06-01', name = 'ratings.csv'): string {
  writeFileSync(place.path(name), [header, ...rows, ''].join('\n'));
  const seconds = new Date(dated).getTime() / 1000;
  utimesSync(place.path(name), seconds, seconds);
  return place.path(name);
}

async function rowsOf(preview: HistoryPreview): Promise<HistoryRow[]> {
  return (await ask('history:rows', { previewId: preview.previewId })).rows;
}

async function importFile(path: string): Promise<CallOutput<'history:apply'>['applied']> {
  const { previewId } = await ask('history:read', { path });
  return (await ask('history:apply', { previewId })).applied;
}

/** Title and stars of all entries, waiting ones with a question mark. */
async function diary(): Promise<Record<string, number>> {
  const entries = await ask('ratings:list', {});
  const named = entries.map(({ movieId, title, stars }) => [movieId === null ? `${title}?` : title, stars]);
  expect(new Set(named.map(([title]) => title)).size).toBe(entries.length);
  return Object.fromEntries(named) as Record<string, number>;
}

const mixed = [
  '2024-05-01,Toy Story,1995,u,3.5',
  '2024-05-01,Amelie,2002,u,5',
  '2024-05-01,Heat,,u,4',
  '2024-05-01,Nowhere Man,2020,u,2.5',
];

describe('a preview', () => {
  test('tells what is matched, uncertain and unmatched, and changes nothing', async () => {
    const preview = await ask('history:read', { path: writeRatings(mixed) });
    expect(preview).toMatchObject({
      ...{ source: 'ratings.csv', format: 'letterboxd', rows: 4, skipped: 0 },
      states: { matched: 2, uncertain: 1, unmatched: 1, 'left-out': 0 },
      outcomes: { add: 2, wait: 2, update: 0, same: 0, older: 0, double: 0, none: 0 },
    });
    const rows = await rowsOf(preview);
    expect(
      rows.map(({ title, state, matchedBy, movie }) => [title, state, matchedBy, movie?.movieId]),
    ).toEqual([
      ['Toy Story', 'matched', 'title', 1],
      ['Amelie', 'matched', 'near-year', 3],
      ['Heat', 'uncertain', 'title', 2],
      ['Nowhere Man', 'unmatched', null, undefined],
    ]);
    expect(rows[2]?.candidates.map(({ movieId }) => movieId)).toEqual([2]);
    expect(await diary()).toEqual({});
    expect(await ask('history:imports', {})).toEqual([]);
  });

  test('is paged and searched', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    const titles = async (query: Partial<CallInput<'history:rows'>>): Promise<[number, string[]]> => {
      const { total, rows } = await ask('history:rows', { previewId, ...query });
      return [total, rows.map(({ title }) => title)];
    };
    expect(await titles({ limit: 1, offset: 1 })).toEqual([4, ['Amelie']]);
    expect(await titles({ state: 'uncertain' })).toEqual([1, ['Heat']]);
    expect(await titles({ outcome: 'wait' })).toEqual([2, ['Heat', 'Nowhere Man']]);
    expect(await titles({ query: 'amÉlie' })).toEqual([1, ['Amelie']]);
    expect(await titles({ kind: 'watchlist' })).toEqual([0, []]);
  });

  test('ends with the next one, when discarded, and when the catalogue changes', async () => {
    const first = await ask('history:read', { path: writeRatings(mixed) });
    const second = await ask('history:read', { path: writeRatings(mixed) });
    const ended = expect.objectContaining({ code: 'unknown-preview' }) as Error;
    await expect(ask('history:apply', { previewId: first.previewId })).rejects.toThrow(ended);
    await ask('history:discard', { previewId: second.previewId });
    await expect(rowsOf(second)).rejects.toThrow(ended);
    const third = await ask('history:read', { path: writeRatings(mixed) });
    await adopt(smallMovies.slice(0, 2));
    await expect(ask('history:apply', { previewId: third.previewId })).rejects.toThrow(ended);
    expect(await diary()).toEqual({});
  });
});

test('a large file tells its progress, lets other calls through, and can be cancelled', async () => {
  const many = Array.from({ length: 5000 }, (_, at) => `2024-05-01,Movie ${at},2000,u,3`);
  const path = writeRatings(many);
  const { profileId } = engine.profileFor();
  const told: [number, number][] = [];
  const reading = engine.histories.read(path, profileId, { onProgress: (...now) => told.push(now) });
  const ended = reading.then(() => true);
  let answered = 0;
  while (!(await Promise.race([ended, setImmediate(false)]))) {
    await ask('ratings:list', {});
    answered += 1;
  }
  expect(answered).toBeGreaterThan(3);
  expect(told.length).toBeGreaterThan(10);
  expect(told.every(([done, total]) => done < total && total === 5000)).toBe(true);
  expect(told).toEqual(told.toSorted(([a], [b]) => a - b));

  const controller = new AbortController();
  const cancelled = engine.histories.read(path, profileId, {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
});

describe('applying', () => {
  test('imports what is matched with its half stars and dates; what is not, waits', async () => {
    expect(await importFile(writeRatings(mixed))).toMatchObject({
      ...{ source: 'ratings.csv', format: 'letterboxd', added: 4, updated: 0, waiting: 2, marked: 0 },
    });
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, 'Heat?': 4, 'Nowhere Man?': 2.5 });
    const [entry] = (await ask('ratings:list', {})).filter(({ title }) => title === 'Toy Story');
    expect(entry?.ratedAtMs).toBe(new Date(2024, 4, 1).getTime());
  });

  test('the same file again changes nothing, and is no import', async () => {
    const path = writeRatings(mixed);
    await importFile(path);
    const before = await ask('ratings:list', {});
    expect((await ask('history:read', { path })).outcomes).toMatchObject({ same: 4, add: 0, wait: 0 });
    expect(await importFile(path)).toBeNull();
    expect(await ask('ratings:list', {})).toEqual(before);
    expect(await ask('history:imports', {})).toHaveLength(1);
  });

  test('a newer file updates what it changed and adds what it has more', async () => {
    await importFile(writeRatings(mixed));
    const newer = [
      '2024-07-01,Toy Story,1995,u,4.5',
      '2024-07-01,Nowhere Man,2020,u,1',
      ...mixed.slice(1, 3),
      '2024-07-01,Alien,1979,u,5',
    ];
    expect(await importFile(writeRatings(newer, '2024-07-02'))).toMatchObject({
      ...{ added: 1, updated: 2, waiting: 0 },
    });
    expect(await diary()).toEqual({ 'Toy Story': 4.5, Amélie: 5, 'Heat?': 4, 'Nowhere Man?': 1, Alien: 5 });
  });

  test('what the person rated in Matinee later stays; what they rated before gives way', async () => {
    vi.useFakeTimers({ now: new Date('2024-04-01'), toFake: ['Date'] });
    await ask('ratings:set', { movieId: id(1), stars: 1 });
    vi.setSystemTime(new Date('2024-05-20'));
    await ask('ratings:set', { movieId: id(2), stars: 1 });
    vi.setSystemTime(new Date('2024-06-20'));
    const path = writeRatings(['2024-05-01,Toy Story,1995,u,3', '2024-05-01,Heat,1995,u,3']);
    const preview = await ask('history:read', { path });
    expect((await rowsOf(preview)).map(({ outcome, diaryStars }) => [outcome, diaryStars])).toEqual([
      ['update', 1],
      ['older', 1],
    ]);
    await ask('history:apply', { previewId: preview.previewId });
    expect(await diary()).toEqual({ 'Toy Story': 3, Heat: 1 });
  });

  test('a file without dates is as old as its first import, so that it does not overrule what came after', async () => {
    vi.useFakeTimers({ now: new Date('2024-05-01'), toFake: ['Date'] });
    const write = (dated: string): string => writeRatings([',Heat,1995,u,3'], dated);
    await importFile(write('2024-04-30'));
    vi.setSystemTime(new Date('2024-05-10'));
    await ask('ratings:set', { movieId: id(2), stars: 5 });
    vi.setSystemTime(new Date('2024-05-20'));
    expect(await importFile(write('2024-05-19'))).toBeNull();
    expect(await diary()).toEqual({ Heat: 5 });
  });

  test('of several rows about one movie the last one counts', async () => {
    const path = writeRatings([
      '2024-05-03,Heat,1995,u,5',
      '2024-05-01,Heat,1995,u,1',
      '2024-05-03,HEAT,1995,u,4',
      '2024-05-02,Heat,1996,u,2',
    ]);
    expect((await ask('history:read', { path })).outcomes).toMatchObject({ add: 1, double: 3 });
    await importFile(path);
    expect(await diary()).toEqual({ Heat: 4 });
  });

  test('belongs to the profile that the file was read for', async () => {
    const { previewId } = await engine.histories.read(
      writeRatings(mixed),
      engine.profileFor('Ann').profileId,
    );
    await ask('history:apply', { previewId });
    expect(await diary()).toEqual({});
  });
});

describe('mending', () => {
  test('chooses another movie, leaves a row out, or goes back to what was found', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    const mend = (
      rowId: number,
      choice: CallInput<'history:mend'>['choice'],
    ): Promise<CallOutput<'history:mend'>> => ask('history:mend', { previewId, rowId, choice });
    const mended = await mend(0, { kind: 'movie', movieId: id(4) });
    expect(mended.row).toMatchObject({
      state: 'matched',
      matchedBy: 'person',
      movie: { movieId: 4 },
      outcome: 'add',
    });
    expect(mended.row.candidates.map(({ movieId }) => movieId)).toEqual([4, 1]);
    expect((await mend(1, { kind: 'leave-out' })).preview.states).toMatchObject({
      matched: 1,
      'left-out': 1,
    });
    await mend(2, { kind: 'leave-out' });
    expect((await mend(2, { kind: 'automatic' })).row.state).toBe('uncertain');
    await expect(mend(3, { kind: 'movie', movieId: id(99) })).rejects.toMatchObject({
      code: 'unknown-movie',
    });
    await expect(mend(4, { kind: 'leave-out' })).rejects.toMatchObject({ code: 'invalid-input' });
    await ask('history:apply', { previewId });
    expect(await diary()).toEqual({ Alien: 3.5, 'Heat?': 4, 'Nowhere Man?': 2.5 });
  });

  test('is remembered: the same file again changes nothing, a newer one finds the mended movie', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    await ask('history:mend', { previewId, rowId: 0, choice: { kind: 'movie', movieId: id(4) } });
    await ask('history:mend', { previewId, rowId: 1, choice: { kind: 'leave-out' } });
    await ask('history:mend', { previewId, rowId: 3, choice: { kind: 'movie', movieId: id(5) } });
    await ask('history:apply', { previewId });
    expect(await importFile(writeRatings(mixed))).toBeNull();
    const newer = mixed.map((row) => row.replace('05-01', '06-01').replace(/[\d.]+$/u, '1'));
    await importFile(writeRatings(newer, '2024-06-02'));
    expect(await diary()).toEqual({ Alien: 1, 'Heat?': 1, 'Plan 9 from Outer Space': 1 });
  });

  test('may take all guesses at once', async () => {
    const { previewId } = await ask('history:read', { path: writeRatings(mixed) });
    const preview = await ask('history:accept-guesses', { previewId });
    expect(preview.states).toMatchObject({ matched: 3, uncertain: 0, unmatched: 1 });
    await ask('history:apply', { previewId });
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, Heat: 4, 'Nowhere Man?': 2.5 });
  });

  test('gives a row that waited since an earlier import its movie, without a second entry', async () => {
    const path = writeRatings(mixed);
    await importFile(path);
    const { previewId } = await ask('history:read', { path });
    await ask('history:mend', { previewId, rowId: 2, choice: { kind: 'movie', movieId: id(2) } });
    expect((await ask('history:apply', { previewId })).applied).toBeNull();
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, Heat: 4, 'Nowhere Man?': 2.5 });
  });
});

describe('taking an import back', () => {
  test('removes what it added and restores what it overwrote', async () => {
    vi.useFakeTimers({ now: new Date('2024-04-01'), toFake: ['Date'] });
    await ask('ratings:set', { movieId: id(1), stars: 1 });
    vi.setSystemTime(new Date('2024-06-20'));
    const before = await ask('ratings:list', {});
    const applied = await importFile(writeRatings(mixed));
    expect(await ask('history:undo', { importId: applied!.importId })).toEqual({
      removed: 3,
      restored: 1,
      kept: 0,
    });
    expect(await ask('ratings:list', {})).toEqual(before);
    expect(await ask('history:imports', {})).toEqual([]);
    await expect(ask('history:undo', { importId: applied!.importId })).rejects.toMatchObject({
      code: 'unknown-import',
    });
    expect(await importFile(writeRatings(mixed))).toMatchObject({ added: 3, updated: 1 });
  });

  test('keeps what the person changed since', async () => {
    const applied = await importFile(writeRatings(mixed));
    await ask('ratings:set', { movieId: id(1), stars: 5 });
    expect(await ask('history:undo', { importId: applied!.importId })).toEqual({
      removed: 3,
      restored: 0,
      kept: 1,
    });
    expect(await diary()).toEqual({ 'Toy Story': 5 });
  });

  test.each([
    ['the first, then the second', 0],
    ['the second, then the first', 1],
  ])('works in any order: %s', async (_, order) => {
    vi.useFakeTimers({ now: new Date('2024-01-01'), toFake: ['Date'] });
    await ask('ratings:set', { movieId: id(1), stars: 1 });
    vi.useRealTimers();
    const before = await ask('ratings:list', {});
    const first = await importFile(
      writeRatings(['2024-05-01,Toy Story,1995,u,3', '2024-05-01,Heat,1995,u,3']),
    );
    const second = await importFile(
      writeRatings(['2024-06-01,Toy Story,1995,u,4', '2024-06-01,Heat,1995,u,4']),
    );
    const imports = [first!.importId, second!.importId];
    if (order === 1) imports.reverse();
    await ask('history:undo', { importId: imports[0]! });
    expect(await diary()).toEqual(order === 0 ? { 'Toy Story': 4, Heat: 4 } : { 'Toy Story': 3, Heat: 3 });
    await ask('history:undo', { importId: imports[1]! });
    expect(await ask('ratings:list', {})).toEqual(before);
  });
});

describe('watched movies and the watchlist', () => {
  test('are kept beside the ratings, counted, and taken back with them', async () => {
    const four = 'Date,Name,Year,Letterboxd URI';
    const path = writeZip(place.path('letterboxd.zip'), {
      'ratings.csv': `${header}\n2024-05-01,Toy Story,1995,u,3.5\n`,
      'watched.csv': `${four}\n2024-05-01,Toy Story,1995,u\n2024-05-01,Alien,1979,u\n`,
      'watchlist.csv': `${four}\n2024-05-01,Heat,1995,u\n2024-05-01,Nowhere,2020,u\n`,
    });
    const preview = await ask('history:read', { path });
    expect(preview.kinds).toEqual({ rating: 1, watched: 1, watchlist: 2 });
    const { applied } = await ask('history:apply', { previewId: preview.previewId });
    expect(applied).toMatchObject({ added: 1, marked: 3 });
    expect(await diary()).toEqual({ 'Toy Story': 3.5 });
    expect((await ask('history:read', { path })).outcomes).toMatchObject({ same: 4 });
    expect(await ask('history:undo', { importId: applied!.importId })).toEqual({
      removed: 4,
      restored: 0,
      kept: 0,
    });
  });

  test('what was watched is not recommended', async () => {
    const recommended = async (): Promise<string[]> =>
      (await ask('recommendations:list', {})).recommendations.map(({ title }) => title);
    expect(await recommended()).toContain('Alien');
    writeFileSync(place.path('watched.csv'), 'Date,Name,Year,Letterboxd URI\n2024-05-01,Alien,1979,u\n');
    await importFile(place.path('watched.csv'));
    expect(await recommended()).not.toContain('Alien');
  });
});

describe('another catalogue', () => {
  test('finds what waited, lets the rest be matched by hand, and remembers that', async () => {
    await importFile(writeRatings(mixed));
    await adopt([
      ...smallMovies,
      { movieId: 7, title: 'Nowhere Man', year: 2020, genres: [], imdbId: 'tt0000007', stars: [3] },
    ]);
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, 'Heat?': 4, 'Nowhere Man': 2.5 });
    const waiting = await ask('waiting:list', {});
    expect(waiting).toMatchObject({ total: 1, entries: [{ entry: { title: 'Heat', movieId: null } }] });
    expect(waiting.entries[0]?.suggestions[0]).toMatchObject({ movieId: 2, title: 'Heat' });
    const linked = await ask('waiting:link', { entryId: waiting.entries[0]!.entry.entryId, movieId: id(2) });
    expect(linked).toMatchObject({ movieId: 2, title: 'Heat', year: 1995, stars: 4 });
    expect(await ask('waiting:list', {})).toEqual({ total: 0, entries: [] });
    expect(await importFile(writeRatings(mixed))).toBeNull();
    await adopt(smallMovies.slice(2));
    expect(await diary()).toEqual({ 'Toy Story?': 3.5, Amélie: 5, 'Heat?': 4, 'Nowhere Man?': 2.5 });
    await adopt(smallMovies);
    expect(await diary()).toMatchObject({ Heat: 4 });
  });

  test('a waiting rating joins the one that its movie has already: the later one stays', async () => {
    await importFile(writeRatings(['2024-05-01,Heat 2,2030,u,4']));
    await ask('ratings:set', { movieId: id(2), stars: 1 });
    const [waiting] = (await ask('waiting:list', {})).entries;
    expect(waiting?.suggestions.map(({ title }) => title)).toContain('Heat');
    await ask('waiting:link', { entryId: waiting!.entry.entryId, movieId: id(2) });
    expect(await diary()).toEqual({ Heat: 1 });
    await expect(ask('waiting:link', { entryId: 999, movieId: id(2) })).rejects.toMatchObject({
      code: 'unknown-entry',
    });
  });
});

test('an import that fails half-way leaves the diary as it was', async () => {
  await importFile(writeRatings(mixed));
  const before = await ask('ratings:list', {});
  const database = new Database(place.path('library/diary.db'));
  database.exec(
    "CREATE TRIGGER stop BEFORE INSERT ON entries WHEN NEW.title = 'Alien' BEGIN SELECT RAISE(ABORT, 'stopped'); END",
  );
  database.close();
  const { previewId } = await ask('history:read', {
    path: writeRatings(['2024-06-01,Toy Story,1995,u,1', '2024-06-01,Alien,1979,u,4']),
  });
  await expect(ask('history:apply', { previewId })).rejects.toThrow('stopped');
  expect(await ask('ratings:list', {})).toEqual(before);
  expect(await ask('history:imports', {})).toHaveLength(1);
});
