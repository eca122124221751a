// A training that was killed: the next start offers to go on with it, and it ends as the active run.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { launchApp, newFolder, removeFolder } from './app.ts';
import { callFrom } from './calls.ts';
import { goTo, skipWelcome } from './rooms.ts';
import { trainingOutcome } from './studio.ts';

const script = fileURLToPath(new URL('../fixtures/killed-training.ts', import.meta.url));

test('an interrupted training is offered, goes on and becomes the model', async () => {
  const libraryDirectory = await newFolder();
  await writePlantedLibrary(libraryDirectory);
  const runId = newRunId();
  const options = trainingOptionsSchema.parse({ epochs: 5 });
  const args = [libraryDirectory, runId, JSON.stringify(options), '2'];
  const killed = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], { encoding: 'utf8' });
  expect(killed.signal, killed.stderr).toBe('SIGKILL');
  const launched = await launchApp({ libraryDirectory });
  onTestFinished(async () => {
    await launched.close();
    await removeFolder(libraryDirectory);
  });
  const { page } = launched;
  await skipWelcome(page);
  await goTo(page, 'train');
  const offer = page.getByTestId('interrupted-training');
  await offer.getByText('It had done 2 of 5 epochs').waitFor();
  await offer.getByRole('button', { name: 'Resume training' }).click();
  expect(await trainingOutcome(page)).toContain('Your new model is ready and in use');
  expect(await offer.isVisible()).toBe(false);
  const [run] = await callFrom(page, 'runs:list', {});
  expect(run).toMatchObject({ runId, isActive: true, options: { epochs: 5 } });
});
