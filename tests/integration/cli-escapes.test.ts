// What stands in titles, names and paths never commands the terminal: no command sends a control character that came from outside.
import { mkdirSync, writeFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { startCli, runCli } from '../fixtures/run-cli.ts';
import { smallMovies, writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
const nasty = 'Red \u001b[31mHeat\u0007\r\u009b2J\u202eevil\nSecond line';
const commands: Record<string, string[]> = {
  recommend: ['recommend', '--profile', 'You'],
  rate: ['rate', '--profile', 'You', '--movie', '1', '--stars', '4'],
  'rate what is not there': ['rate', '--profile', 'You', '--movie', `zz ${nasty}`, '--stars', '4'],
  'rate as somebody new': ['rate', '--profile', `New ${nasty}`.slice(0, 50), '--movie', '2', '--stars', '4'],
  'profiles of such names': ['export', 'ratings', 'FILE.csv', '--profile', nasty.slice(0, 50)],
  'history import': ['history', 'import', 'FILE'],
  'history import and write': ['history', 'import', 'FILE', '--yes'],
  'history waiting': ['history', 'waiting'],
  'history list': ['history', 'list'],
  'history of a path': ['history', 'import', `/${nasty}`],
  'export to a path': ['export', 'ratings', `/nowhere/${nasty}.csv`],
  'a profile that is not there': ['recommend', '--profile', nasty],
  'a command that is not there': [nasty],
  import: ['import', `/${nasty}`],
  runs: ['runs'],
};

beforeEach(async () => {
  mkdirSync(place.path('library'));
  const movies = smallMovies.map((movie) => ({ ...movie, title: `${movie.title} ${nasty}` }));
  await writeSmallCatalogue(libraryPaths(place.path('library')).catalogue, movies, { name: nasty });
  const rows = [`2024-05-01,"Unknown ${nasty}",1995,u,3.5`, `2024-05-01,"Toy Story ${nasty}",1995,u,4`];
  writeFileSync(place.path('ratings.csv'), ['Date,Name,Year,Letterboxd URI,Rating', ...rows, ''].join('\n'));
});

test('no command sends a control character, to either stream, as text or as JSON', async () => {
  let shown = '';
  for (const [name, args] of Object.entries(commands)) {
    for (const more of [[], ['--json']]) {
      const asked = args.map((each) =>
        each.startsWith('FILE') ? place.path(each.replace('FILE', 'ratings.csv')) : each,
      );
      const { stdout, stderr } = await runCli(...asked, ...more, '--library', place.path('library'));
      expect([
        name,
        more,
        (stdout + stderr).match(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/gu),
      ]).toEqual([name, more, null]);
      if (more.length > 0 && stdout !== '') expect(() => JSON.parse(stdout) as unknown).not.toThrow();
      shown += stdout + stderr;
    }
  }
  expect(shown).toContain('A profile’s name has no line breaks and no control characters: New Red');
  for (const escaped of ['\\u001b[31m', '\\u0007', '\\u000d', '\\u009b', '\\u202e', '\\u000aSecond line']) {
    expect(shown).toContain(escaped);
  }
});

test('neither does the process itself', async () => {
  const { stdout, stderr } = await startCli([nasty]).result;
  expect(stderr).toContain('error');
  expect(stdout + stderr).not.toMatch(/[\u001b\u009b\r]/u);
});
