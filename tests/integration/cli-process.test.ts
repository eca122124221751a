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

test('train interrupted by Ctrl+C keeps the best so far and says at which epoch it was stopped', async () => {
  await writePlantedLibrary(place.path('library'));
  let isInterrupted = false;
  const training = startCli(['train', '--epochs', '400', ...library()], (text) => {
    if (isInterrupted || !text.includes('Epoch')) return;
    isInterrupted = true;
    training.process.kill('SIGINT');
  });
  const { code, stdout, stderr } = await training.result;
  expect(stderr).toContain('Stopping; the best epoch so far is kept.');
  expect(code, stderr).toBe(0);
  expect(stdout).toMatch(/\(now the active one\)[^]*stopped at epoch \d+ of 400/);
});

test('train cancelled by a second Ctrl+C leaves no model and says so', async () => {
  await writePlantedLibrary(place.path('library'));
  let interrupts = 0;
  const training = startCli(['train', '--epochs', '400', ...library()], (text) => {
    const isNext = interrupts === 0 ? text.includes('Epoch') : text.includes('Stopping;');
    if (interrupts > 1 || !isNext) return;
    interrupts += 1;
    training.process.kill('SIGINT');
  });
  const { code, stdout, stderr } = await training.result;
  expect({ code, stdout }, `${training.process.signalCode} ${stderr}`).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain('Cancelled; the library is as it was.');
  expectNothingLeft();
});

test('train interrupted by Ctrl+C before there is anything to keep is cancelled', async () => {
  await writePlantedLibrary(place.path('library'));
  let isInterrupted = false;
  const training = startCli(['train', '--epochs', '400', ...library()], (text) => {
    if (isInterrupted || !text.includes('Reading')) return;
    isInterrupted = true;
    training.process.kill('SIGINT');
  });
  const { code, stderr } = await training.result;
  expect(code).toBe(1);
  expect(stderr).toContain('Cancelled; the library is as it was.');
  expectNothingLeft();
});

function expectNothingLeft(): void {
  const { models, staging } = libraryPaths(place.path('library'));
  for (const folder of [models, staging]) expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
}
