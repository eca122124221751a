// An import of ratings from elsewhere is undone: what it added goes, what it overwrote returns.
import { describe, expect, test, vi } from 'vitest';
import { mixed, useHistoryEngine } from '../fixtures/history-engine.ts';

const { ask, writeRatings, importFile, diary } = useHistoryEngine();

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
