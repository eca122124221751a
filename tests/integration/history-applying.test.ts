// Histories from elsewhere brought into the diary, on real SQLite files and through the engine's calls.
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import type { HistoryPreview, HistoryRow } from '../../src/contract/history.ts';
import { mixed, ratingsHeader, useHistoryEngine } from '../fixtures/history-engine.ts';
import { writeZip } from '../fixtures/made-archive.ts';
import { smallMovies } from '../fixtures/small-catalogue.ts';

const { place, engine, ask, adopt, writeRatings, importFile, diary } = useHistoryEngine();

async function rowsOf(preview: HistoryPreview): Promise<HistoryRow[]> {
  return (await ask('history:rows', { previewId: preview.previewId })).rows;
}

describe('applying', () => {
  test('imports what is matched with its half stars and dates; what is not, waits', async () => {
    expect(await importFile(writeRatings(mixed))).toMatchObject({
      ...{
        source: 'ratings.csv',
        format: 'letterboxd',
        added: 4,
        updated: 0,
        waiting: 2,
        marked: 0,
        lists: 0,
      },
    });
    expect(await diary()).toEqual({ 'Toy Story': 3.5, Amélie: 5, 'Heat?': 4, 'Nowhere Man?': 2.5 });
    const [entry] = (await ask('ratings:list', {})).filter(({ title }) => title === 'Toy Story');
    expect(entry?.ratedAtMs).toBe(Date.UTC(2024, 4, 1));
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
    await ask('ratings:set', { movieId: 1, stars: 1 });
    vi.setSystemTime(new Date('2024-05-20'));
    await ask('ratings:set', { movieId: 2, stars: 1 });
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
    await ask('ratings:set', { movieId: 2, stars: 5 });
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
    const { previewId } = await engine().histories.read(writeRatings(mixed), { newName: 'Ann' });
    expect(engine().hasProfile('Ann')).toBe(false);
    await ask('history:apply', { previewId });
    expect(await diary()).toEqual({});
    expect(engine().hasProfile('Ann')).toBe(true);
  });
});

describe('watched movies and the watchlist', () => {
  test('are kept beside the ratings, counted, and undone with them', async () => {
    const four = 'Date,Name,Year,Letterboxd URI';
    const path = writeZip(place.path('letterboxd.zip'), {
      'ratings.csv': `${ratingsHeader}\n2024-05-01,Toy Story,1995,u,3.5\n`,
      'watched.csv': `${four}\n2024-05-01,Toy Story,1995,u\n2024-05-01,Alien,1979,u\n`,
      'watchlist.csv': `${four}\n2024-05-01,Heat,1995,u\n2024-05-01,Nowhere,2020,u\n`,
    });
    const preview = await ask('history:read', { path });
    expect(preview.kinds).toMatchObject({
      rating: 1,
      viewing: 0,
      watched: 1,
      watchlist: 2,
      liked: 0,
      list: 0,
    });
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
    const linked = await ask('waiting:link', { entryId: waiting.entries[0]!.entry.entryId, movieId: 2 });
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
    await ask('ratings:set', { movieId: 2, stars: 1 });
    const [waiting] = (await ask('waiting:list', {})).entries;
    expect(waiting?.suggestions.map(({ title }) => title)).toContain('Heat');
    await ask('waiting:link', { entryId: waiting!.entry.entryId, movieId: 2 });
    expect(await diary()).toEqual({ Heat: 1 });
    await expect(ask('waiting:link', { entryId: 999, movieId: 2 })).rejects.toMatchObject({
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
