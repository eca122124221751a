// The command line's way in and out for a person's ratings: history, export, backup and restore.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { runCli } from '../fixtures/run-cli.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

beforeEach(async () => {
  await writeSmallCatalogue(place.path('library/catalogue.db'));
  writeFileSync(
    place.path('ratings.csv'),
    [
      'Const,Your Rating,Date Rated,Title,Title Type,Year',
      'tt0000001,7,2024-05-01,Toy Story,Movie,1995',
      'tt0903747,10,2024-05-01,Breaking Bad,TV Series,2008',
      ',9,2024-05-01,Heat,Movie,',
      'tt9999999,3,2024-05-01,Nowhere Man,Movie,2020',
      '',
    ].join('\n'),
  );
});

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(...args, '--library', place.path('library'));
  expect(code, stderr).toBe(0);
  return stdout;
}

async function json(...args: string[]): Promise<unknown> {
  return JSON.parse(await run(...args, '--json'));
}

/** One rating that finds its movie and two that wait. */
async function importRatings(): Promise<unknown> {
  return json('history', 'import', place.path('ratings.csv'), '--yes');
}

test('history import shows first what it would do, and does it with --yes', async () => {
  const shown = await run('history', 'import', place.path('ratings.csv'));
  expect(shown).toContain('ratings.csv (IMDb)');
  expect(shown).toContain('1 × television, not a movie');
  expect(shown).toMatch(/Heat +uncertain +Heat \(1995\)/);
  expect(shown).toContain('Nothing was imported yet: add --yes');
  expect(await json('history', 'list')).toEqual({ imports: [] });

  expect(await importRatings()).toMatchObject({
    ...{ source: 'ratings.csv', format: 'imdb', rows: 3, skipped: 1 },
    states: { matched: 1, uncertain: 1, unmatched: 1 },
    applied: { importId: 1, added: 3, waiting: 2 },
  });
  expect(await run('history', 'import', place.path('ratings.csv'), '--yes')).toContain('nothing to import');
});

test('history waiting and link give a rating its movie', async () => {
  await importRatings();
  const waiting = await run('history', 'waiting');
  expect(waiting).toMatch(/2 +Heat +4\.5 +2: Heat \(1995\)/);
  expect(await run('history', 'link', '2', 'heat')).toBe('Heat (1995) now has your 4.5 stars.\n');
  expect(await json('history', 'waiting')).toMatchObject({ total: 1 });
});

test('export writes ratings and recommendations', async () => {
  await importRatings();
  const file = place.path('out.csv');
  expect(await json('export', 'ratings', file, '--layout', 'letterboxd')).toEqual({
    files: [file],
    rows: 3,
    leftOut: 0,
  });
  expect(readFileSync(file, 'utf8')).toContain(',,tt0000001,Toy Story,1995,,3.5,7,,,,,2024-05-01,');
  expect(await json('export', 'recommendations', file, '-n', '2')).toEqual({
    files: [file],
    rows: 2,
    leftOut: 0,
  });
  const { code, stderr } = await runCli(
    'export',
    'ratings',
    file,
    '--layout',
    'x',
    '--library',
    place.path('library'),
  );
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('letterboxd, trakt, movielens') as string,
  });
});

test('backup, undo and restore: what was undone is there again', async () => {
  await importRatings();
  await run('history', 'link', '2', 'heat');
  const file = place.path('diary.matinee');
  expect(await json('backup', file)).toMatchObject({ path: file, ratings: 3 });
  expect(await json('history', 'undo')).toEqual({ importId: 1, removed: 3, restored: 0, kept: 0 });
  expect(await run('history', 'undo')).toBe('There is no import to undo.\n');

  expect(await run('restore', file)).toContain('Nothing was restored yet: add --yes');
  const { restored } = (await json('restore', file, '--yes')) as { restored: { previousDiary: string } };
  expect(restored).toMatchObject({ ratings: 3, waiting: 1 });
  expect(existsSync(restored.previousDiary)).toBe(true);
  expect(await json('history', 'list')).toMatchObject({ imports: [{ importId: 1, added: 3 }] });

  const { code, stderr } = await runCli(
    'restore',
    place.path('ratings.csv'),
    '--library',
    place.path('library'),
  );
  expect({ code, stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('not a backup') as string,
  });
});

test('a profile is made only by an import that comes to its end', async () => {
  const ann = ['--profile', 'Ann', '--library', place.path('library')];
  expect(await runCli('history', 'import', place.path('no.csv'), '--yes', ...ann)).toMatchObject({ code: 1 });
  expect(await runCli('history', 'import', place.path('ratings.csv'), ...ann)).toMatchObject({ code: 0 });
  expect(await runCli('history', 'list', ...ann)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no profile named Ann') as string,
  });
  expect(await runCli('history', 'import', place.path('ratings.csv'), '--yes', ...ann)).toMatchObject({
    code: 0,
  });
  expect(await run('history', 'list', '--profile', 'Ann')).toContain('IMDb');
});

test('watch notes a viewing, which diary lists, changes and removes', async () => {
  const seen = ['--on', '2024-05-01', '--stars', '4', '--note', 'Long, and good.', '--with', 'Ann'];
  expect(await json('watch', 'Heat', ...seen, '--tags', 'noir, late', '--rewatch')).toMatchObject({
    ...{ viewingId: 1, title: 'Heat', stars: 4, note: 'Long, and good.', tags: ['noir', 'late'] },
    ...{ isRewatch: true, companions: 'Ann', watchedAtMs: Date.UTC(2024, 4, 1) },
  });
  expect(await run('watch', 'Toy Story', '--on', 'unknown')).toBe(
    'Noted as 2: Toy Story (1995) on an unknown day.\n',
  );
  await run('rate', '--profile', 'You', '--movie', 'Alien', '--stars', '3');
  const table = await run('diary');
  expect(table).toMatch(
    /1\s+2024-05-01\s+Heat \(1995\)\s+4\s+again · with Ann · #noir #late · Long, and good\./,
  );
  expect(table).toMatch(/rated\s+\d{4}-\d\d-\d\d\s+Alien \(1979\)\s+3/);
  expect(await json('diary', '--tag', 'late')).toMatchObject({ lines: [{ viewing: { title: 'Heat' } }] });
  expect(await run('diary', '--search', 'nothing like it')).toBe('There is nothing of that in the diary.\n');
  expect(await run('diary', 'change', '1', '--stars', '2', '--no-rewatch')).toBe(
    'Changed: Heat (1995) on 2024-05-01, 2 stars.\n',
  );
  expect(await json('diary', '--tag', 'late')).toMatchObject({
    lines: [{ viewing: { stars: 2, isRewatch: false, note: 'Long, and good.' } }],
  });
  expect(await run('diary', 'remove', '1')).toBe('Removed: Heat (1995) on 2024-05-01, 2 stars.\n');
  const { code, stderr } = await runCli('diary', 'remove', '1', '--library', place.path('library'));
  expect([code, stderr]).toEqual([1, expect.stringContaining('no viewing 1')]);
});
