// What the command line says where there is nothing to work on, or nothing to work with.
import { describe, expect, test } from 'vitest';
import { openCatalogueWriter } from '../../src/engine/library/catalogue/catalogue-writer.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { writeEmptyDiary } from '../fixtures/empty-diary.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

describe('what can’t be done ends with 1 and one sentence', () => {
  test.each([
    [['similar', 'Toy Story'], 'run `import PATH`'],
    [['ask', 'slow', 'space', 'film'], 'run `import PATH`'],
    [['train', '--epochs', '1'], 'run `import PATH`'],
    [['evaluate'], 'run `import PATH`'],
    [['import', '/no/such/archive.zip'], '/no/such/archive.zip'],
    [['evaluate', '--train', '/no/train.csv', '--test', '/no/test.csv'], '/no/train.csv'],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await runCli(...args, '--library', place.path('library'), '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('runs of a library that never trained is an empty list', async () => {
  const { code, stdout } = await runCli('runs', '--json', '--library', place.path('library'));
  expect({ code, stdout }).toEqual({ code: 0, stdout: '{"runs":[]}\n' });
});

test('what is made of simulated ratings says so on stderr', async () => {
  const simulated = place.path('simulated');
  const writer = openCatalogueWriter(libraryPaths(simulated).catalogue, {
    name: 'Made up',
    isSimulated: true,
    format: 'test',
    source: 'test',
  });
  writer.addMovie({ movieId: 7, title: 'Vertigo', year: 1958, genres: [], alternativeTitles: [] });
  writer.addRating(1, 7, 9, 1_000_000_000);
  await writer.finish();
  writeEmptyDiary(simulated);
  const rate = ['rate', '--profile', 'Anna', '--movie', 'vertigo', '--stars', '5', '--library', simulated];
  const { code, stdout, stderr } = await runCli(...rate);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Anna gave Vertigo (1958) 5 stars.\n' });
  expect(stderr).toContain('ratings of this library are simulated');
});
