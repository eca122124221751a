import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCatalogueWriter } from '../../src/engine/library/catalogue/catalogue-writer.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { runCli } from '../fixtures/run-cli.ts';

let library = '';

beforeAll(async () => {
  library = await mkdtemp(join(tmpdir(), 'matinee-cli-'));
});

afterAll(async () => {
  await rm(library, { recursive: true, force: true });
});

test('wrong usage ends with 2 and an explanation', async () => {
  const { code, stdout, stderr } = await runCli('recomend', '--library', library);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Did you mean recommend?');
});

describe('what can’t be done ends with 1 and one sentence', () => {
  test.each([
    [['similar', 'Toy Story'], 'run `import PATH`'],
    [['train', '--epochs', '1'], 'run `import PATH`'],
    [['evaluate'], 'run `import PATH`'],
    [['import', '/no/such/archive.zip'], '/no/such/archive.zip'],
    [['evaluate', '--train', '/no/train.csv', '--test', '/no/test.csv'], '/no/train.csv'],
  ])('%j', async (args, says) => {
    const { code, stdout, stderr } = await runCli(...args, '--library', library, '--json');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('doctor tells the versions as one JSON object', async () => {
  const { code, stdout, stderr } = await runCli('doctor', '--json', '--library', library);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    isHealthy: true,
    node: process.versions.node,
    library: { directory: library, catalogue: null },
  });
});

test('runs of a library that never trained is an empty list', async () => {
  const { code, stdout } = await runCli('runs', '--json', '--library', library);
  expect({ code, stdout }).toEqual({ code: 0, stdout: '{"runs":[]}\n' });
});

test('what is made of simulated ratings says so on stderr', async () => {
  const simulated = join(library, 'simulated');
  const writer = openCatalogueWriter(libraryPaths(simulated).catalogue, {
    name: 'Made up',
    isSimulated: true,
    format: 'test',
    source: 'test',
  });
  writer.addMovie({ movieId: 7, title: 'Vertigo', year: 1958, genres: [], alternativeTitles: [] });
  writer.addRating(1, 7, 9, 1_000_000_000);
  await writer.finish();
  const rate = ['rate', '--profile', 'Anna', '--movie', 'vertigo', '--stars', '5', '--library', simulated];
  const { code, stdout, stderr } = await runCli(...rate);
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'Anna gave Vertigo (1958) 5 stars.\n' });
  expect(stderr).toContain('ratings of this library are simulated');
});
