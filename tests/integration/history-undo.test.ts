// An import of ratings from elsewhere is undone: what it added goes, what it overwrote returns.
import { writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { mixed, useHistoryEngine } from '../fixtures/history-engine.ts';
import { smallMovies } from '../fixtures/small-catalogue.ts';

const { ask, adopt, place, writeRatings, importFile, diary } = useHistoryEngine();

describe('taking an import back', () => {
  test('removes what it added and restores what it overwrote', async () => {
    vi.useFakeTimers({ now: new Date('2024-04-01'), toFake: ['Date'] });
    await ask('ratings:set', { movieId: 1, stars: 1 });
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
    await ask('ratings:set', { movieId: 1, stars: 5 });
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
    await ask('ratings:set', { movieId: 1, stars: 1 });
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

describe('viewings of a history', () => {
  const diaryHeader = 'Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date';
  const rows = [
    '2024-05-02,Toy Story,1995,u1,4,,noir,2024-05-01',
    '2025-05-02,Toy Story,1995,u2,2,Yes,,2025-05-01',
    '2024-05-02,Nowhere Man,2020,u3,3,,,2024-05-01',
    '2024-05-02,Heat,1995,u4,,,,2024-05-01',
  ];
  const write = (name: string, lines: string[]): string => {
    const path = place.path(name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  };
  const seen = async () =>
    (await ask('viewings:list', {})).map(({ title, stars, note, tags }) => [title, stars, note, tags]);

  test('come in with their stars, once, and go again with their import', async () => {
    await ask('ratings:set', { movieId: 2, stars: 1 });
    const before = await ask('ratings:list', {});
    const path = write('diary.csv', [diaryHeader, ...rows]);
    const applied = await importFile(path);
    expect(applied).toMatchObject({ added: 2, waiting: 1, viewings: 4 });
    expect(await diary()).toEqual({ 'Toy Story': 2, 'Nowhere Man?': 3, Heat: 1 });
    expect(await seen()).toEqual([
      ['Toy Story', 2, '', []],
      ['Heat', null, '', []],
      ['Nowhere Man', 3, '', []],
      ['Toy Story', 4, '', ['noir']],
    ]);
    expect(await importFile(path)).toBeNull();
    expect(await ask('history:undo', { importId: applied!.importId })).toMatchObject({ removed: 4 });
    expect([await ask('ratings:list', {}), await seen()]).toEqual([before, []]);
  });

  test('get the words of a later file; what the person changed stays when their import is undone', async () => {
    const first = await importFile(write('diary.csv', [diaryHeader, ...rows]));
    const reviews = write('reviews.csv', [
      diaryHeader.replace('Tags', 'Review,Tags'),
      '2024-05-02,Toy Story,1995,u1,4,,"Two\nlines",,2024-05-01',
    ]);
    expect(await importFile(reviews)).toMatchObject({ viewings: 1 });
    expect((await seen()).at(-1)).toEqual(['Toy Story', 4, 'Two\nlines', ['noir']]);
    const [latest] = await ask('viewings:list', {});
    const { watchedAtMs, note, tags, isRewatch, companions } = latest!;
    const details = { watchedAtMs, stars: 5, note, tags, isRewatch, companions };
    await ask('viewings:change', { viewingId: latest!.viewingId, details });
    await ask('history:undo', { importId: first!.importId });
    expect(await seen()).toEqual([['Toy Story', 5, '', []]]);
    expect(await diary()).toEqual({ 'Toy Story': 5 });
  });

  test('in another catalogue wait, and come back', async () => {
    await importFile(write('diary.csv', [diaryHeader, ...rows]));
    const before = [await ask('viewings:list', {}), await diary()];
    await adopt([{ ...smallMovies[4]!, movieId: 1 }]);
    expect((await ask('viewings:list', {})).map(({ movieId }) => movieId)).toEqual([null, null, null, null]);
    await adopt(smallMovies);
    expect([await ask('viewings:list', {}), await diary()]).toEqual(before);
  });
});
