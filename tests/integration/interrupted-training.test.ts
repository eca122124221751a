// Trainings that are killed in a process of their own: they go on from their checkpoint and end with the same model.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { RunId } from '../../src/contract/ids.ts';
import { trainingOptionsSchema, type TrainingOptions } from '../../src/contract/training.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { libraryPaths, type LibraryPaths } from '../../src/engine/library/library-paths.ts';
import { checkpointFile } from '../../src/engine/model/checkpoint.ts';
import { loadModel } from '../../src/engine/model/model-files.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { runCli } from '../fixtures/run-cli.ts';

const script = fileURLToPath(new URL('../fixtures/killed-training.ts', import.meta.url));
const matinee = trainingOptionsSchema.parse({ epochs: 6, seed: 5 });
const classic = trainingOptionsSchema.parse({ preset: 'classic-tuned', epochs: 4, batchSize: 256, seed: 5 });
/** Each is killed after half of its epochs. */
const killed = {
  joint: { runId: newRunId(), options: matinee, epoch: 3 },
  classic: { runId: newRunId(), options: classic, epoch: 2 },
};
/** Libraries as they were left: with the joint training's checkpoint, and with that of the classic one after it. */
let originals: string;
let planted: PlantedEngine;
let paths: LibraryPaths;

beforeAll(async () => {
  originals = mkdtempSync(join(tmpdir(), 'matinee-killed-'));
  const [joint, both] = [join(originals, 'joint'), join(originals, 'classic')];
  await writePlantedLibrary(joint);
  killTraining(joint, 'joint');
  cpSync(joint, both, { recursive: true });
  killTraining(both, 'classic');
  expect(readdirSync(libraryPaths(both).models).toSorted()).toEqual(
    [killed.joint.runId, killed.classic.runId].toSorted(),
  );
});
afterAll(() => {
  rmSync(originals, { recursive: true });
});

/** Leaves the checkpoint of a training that was killed when so many epochs were stored. */
function killTraining(libraryDirectory: string, which: keyof typeof killed): void {
  const { runId, options, epoch } = killed[which];
  const args = [libraryDirectory, runId, JSON.stringify(options), String(epoch)];
  const { signal, stderr } = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
  });
  expect(signal, stderr).toBe('SIGKILL');
}

/** As at the next start, with a copy of a library whose last training was killed. */
async function openKilled(which: keyof typeof killed): Promise<(typeof killed)[typeof which]> {
  planted = await openPlantedEngine((directory) => {
    cpSync(join(originals, which), directory, { recursive: true });
  });
  onTestFinished(() => {
    planted.close();
  });
  paths = libraryPaths(planted.libraryDirectory);
  return killed[which];
}

async function train(runId: RunId, options: TrainingOptions, resumes = false): Promise<unknown> {
  const { libraryDirectory } = planted;
  const result = await runJob({ kind: 'training', libraryDirectory, options, runId, resumes });
  if (result.kind !== 'training') throw new Error('not a training');
  planted.engine.keepRun(result.run);
  return result.run.history;
}

const fileOf = (runId: RunId, name: string) => readFileSync(join(paths.models, runId, name));

test.each(['joint', 'classic'] as const)(
  'the %s model is the same as of a training that was not interrupted, to the last bit',
  async (kind) => {
    const { runId, options, epoch } = await openKilled(kind);
    expect(await planted.ask('training:interrupted', {})).toMatchObject({ runId, options, epoch });
    const whole = newRunId();
    const history = await train(whole, options);

    expect(await train(runId, options, true)).toEqual(history);
    const parameters = kind === 'joint' ? ['parameters'] : [];
    const names = [
      'checksums.sha256',
      'measured-users.safetensors',
      'model.json',
      ...parameters,
      'weights.safetensors',
    ];
    expect(readdirSync(join(paths.models, runId)).sort()).toEqual(names);
    // The card has the run's own name and times in it, and the checksums are also of the card.
    const ofTheRun = ['model.json', 'checksums.sha256'];
    for (const name of names.filter((each) => !ofTheRun.includes(each))) {
      expect(fileOf(runId, name).equals(fileOf(whole, name))).toBe(true);
    }
    const [a, b] = [await loadModel(paths.models, whole), await loadModel(paths.models, runId)];
    expect(b.errorWeights).toEqual(a.errorWeights);
    expect(b.report.quality).toEqual(a.report.quality);
    expect(await planted.ask('training:interrupted', {})).toBeNull();
  },
);

test('train --resume goes on with it, and train says that it could', async () => {
  const { runId } = await openKilled('joint');
  const library = ['--library', planted.libraryDirectory];
  const other = await runCli('train', '--epochs', '1', ...library);
  expect(other.stderr).toContain(
    'A training was interrupted after epoch 3 of 6: train --resume goes on with it.',
  );
  expect((await runCli('train', '--resume', '--seed', '9', ...library)).code).toBe(2);
  const { code, stdout, stderr } = await runCli('--json', 'train', '--resume', ...library);
  expect(code, stderr).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ runId, epochs: expect.any(Number) as number });
  const again = await runCli('train', '--resume', ...library);
  expect({ code: again.code, stderr: again.stderr }).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no interrupted training') as string,
  });
});

test('it is refused with other options and after the library was replaced, and stays', async () => {
  const { runId } = await openKilled('joint');
  await expect(train(runId, { ...matinee, seed: 6 }, true)).rejects.toMatchObject({
    code: 'model-mismatch',
    message: expect.stringContaining('has other options') as string,
  });
  const file = checkpointFile(join(paths.models, runId));
  const bytes = readFileSync(file);
  const { fingerprint } = (await planted.ask('library:overview', {})).catalogue ?? {};
  writeFileSync(
    file,
    Buffer.from(
      bytes.toString('latin1').replace(fingerprint ?? '', 'x'.repeat(64).slice(0, fingerprint?.length)),
      'latin1',
    ),
  );
  await expect(train(runId, matinee, true)).rejects.toMatchObject({
    code: 'model-mismatch',
    message: expect.stringContaining('Planted') as string,
  });
  expect(existsSync(file)).toBe(true);
  expect(await planted.ask('training:interrupted', {})).toBeNull();
  planted.reopen();
  expect(existsSync(file), 'the next start keeps it: its library may come back').toBe(true);
});

test('a checkpoint that is cut short is refused in a sentence', async () => {
  const { runId } = await openKilled('joint');
  const file = checkpointFile(join(paths.models, runId));
  writeFileSync(file, readFileSync(file).subarray(0, -1000));
  await expect(train(runId, matinee, true)).rejects.toMatchObject({ code: 'library-damaged' });
});

test('only the latest is kept, and it goes when it is discarded', async () => {
  const { runId } = await openKilled('classic');
  expect(readdirSync(paths.models)).toEqual([runId]);
  await planted.ask('training:discard', { runId });
  expect(readdirSync(paths.models)).toEqual([]);
  expect(await planted.ask('training:interrupted', {})).toBeNull();
});

test('one that is cancelled after it went on leaves nothing behind', async () => {
  const { runId } = await openKilled('joint');
  const abort = new AbortController();
  const { libraryDirectory } = planted;
  const training = runJob(
    { kind: 'training', libraryDirectory, options: matinee, runId, resumes: true },
    {
      signal: abort.signal,
      onProgress: ({ progress }) => {
        if (progress.phase === 'training') abort.abort();
      },
    },
  );
  await expect(training).rejects.toMatchObject({ code: 'cancelled' });
  expect(readdirSync(paths.models)).toEqual([]);
});
