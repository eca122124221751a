// The command line's way to lists of one's own, and recommendations from a set.
import { writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { runCli } from '../fixtures/run-cli.ts';
import { writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

beforeEach(async () => {
  await writeSmallCatalogue(place.path('library/catalogue.db'));
});

async function run(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCli(...args, '--library', place.path('library'));
  expect(code, stderr).toBe(0);
  return stdout;
}

async function refusal(...args: string[]): Promise<string> {
  const { code, stderr } = await runCli(...args, '--library', place.path('library'));
  expect(code).toBe(1);
  return stderr;
}

test('a list is made by what is put on it, shown, changed and deleted', async () => {
  expect(await run('lists')).toContain('There is no list yet');
  expect(await run('lists', 'add', 'Nights', 'alien', '2', '--note', 'late')).toBe(
    '2 movies added to Nights, which has 2 now.\n',
  );
  expect(await run('lists', 'add', 'nights', 'Alien')).toBe('Nights has that already.\n');
  await run('rate', '--profile', 'You', '--movie', 'alien', '--stars', '4');
  expect(JSON.parse(await run('lists', 'show', 'NIGHTS', '--json'))).toMatchObject({
    ...{ name: 'Nights', movies: 2, seen: 1, waiting: 0 },
    items: [
      { title: 'Alien', note: 'late', isSeen: true },
      { title: 'Heat', note: 'late', isSeen: false },
    ],
  });
  const shown = await run('lists', 'show', 'Nights');
  expect(shown).toContain('Nights: 1 of 2 movies seen.');
  expect(shown).toMatch(/1 +4 +Alien \(1979\) +yes +late/);
  expect(await run('lists', 'remove', 'Nights', '#1')).toBe('Alien (1979) is off Nights.\n');
  expect(await refusal('lists', 'remove', 'Nights', 'Alien')).toContain('Nights has no movie “Alien”');
  expect(await refusal('lists', 'show', 'Days')).toContain('There is no list named Days; there is Nights.');
  expect(await refusal('lists', 'add', 'Nights', 'no such film')).toContain('no movie');
  expect(await run('lists', 'delete', 'Nights')).toBe('Deleted Nights with 1 movie.\n');
  expect(JSON.parse(await run('lists', '--json'))).toEqual({ lists: [] });
});

test('a list goes out and comes back, for another profile too', async () => {
  await run('lists', 'add', 'Nights', 'alien', 'heat');
  await run('rate', '--profile', 'Kim', '--movie', 'heat', '--stars', '3');
  expect(await run('lists', 'export', 'Nights', place.path('nights.csv'))).toContain('Wrote 2 movies to');
  expect(await run('lists', 'import', place.path('nights.csv'))).toContain('is in the diary already');
  expect(await run('lists', 'import', place.path('nights.csv'), '--profile', 'Kim')).toContain(
    '1 list brought up to date',
  );
  expect(await run('lists', 'show', 'Nights', '--profile', 'Kim')).toContain('2 movies');
  await run('history', 'undo', '--profile', 'Kim');
  expect(JSON.parse(await run('lists', '--profile', 'Kim', '--json'))).toEqual({ lists: [] });
});

test('a likes file becomes likes, and no list and no watchlist', async () => {
  writeFileSync(place.path('films.csv'), 'Date,Name,Year,Letterboxd URI\n2024-01-05,Alien,1979,u\n');
  expect(await run('history', 'import', place.path('films.csv'), '--yes')).toContain('1 liked');
  expect(JSON.parse(await run('lists', '--json'))).toEqual({ lists: [] });
});

test('recommendations from a set need a profile, and a set that there is', async () => {
  const { code, stderr } = await runCli('recommend', '--user', '1', '--from', 'watchlist');
  expect(code).toBe(2);
  expect(stderr).toContain('--from is for profiles');
  await run('rate', '--profile', 'You', '--movie', 'alien', '--stars', '4');
  const from = (set: string) => refusal('recommend', '--profile', 'You', '--from', set);
  expect(await from('list:Nights')).toContain('There is no list named Nights');
  expect(await from('mine')).toContain('watchlist, owned or list:NAME');
});
