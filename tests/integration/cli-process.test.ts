// The command line as a process of its own: exit codes, what goes to which stream, and Ctrl+C.
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { startCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();
const library = (): string[] => ['--library', place.path('library')];

test('wrong usage ends with 2 and an explanation on stderr', async () => {
  const { code, stdout, stderr } = await startCli(['recomend', ...library()]).result;
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('Did you mean recommend?');
});

test('what was asked for is all that goes to stdout, and the process ends with 0', async () => {
  const { code, stdout, stderr } = await startCli(['doctor', '--json', ...library()]).result;
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    isHealthy: true,
    node: process.versions.node,
    library: { directory: place.path('library'), catalogue: null },
  });
});

test('train interrupted by Ctrl+C leaves no model and says so', async () => {
  await writePlantedLibrary(place.path('library'));
  const training = startCli(['train', '--epochs', '400', ...library()], (text) => {
    if (text.includes('Epoch')) training.process.kill('SIGINT');
  });
  const { code, stdout, stderr } = await training.result;
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Cancelled; the library is as it was.');
  const { models, staging } = libraryPaths(place.path('library'));
  for (const folder of [models, staging]) expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
});
