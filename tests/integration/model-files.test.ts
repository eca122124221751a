import { mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectMemoryBack } from '../fixtures/kernel-memories.ts';
import { plantedRun, trainToEnd } from '../fixtures/planted-model.ts';
import { plantedTaste } from '../fixtures/planted-taste.ts';
import { MatineeError } from '../../src/contract/errors.ts';
import type { Run } from '../../src/contract/training.ts';
import { damagedFiles } from '../../src/engine/model/model-checksums.ts';
import { loadModel, saveModel } from '../../src/engine/model/model-files.ts';
import { createRecommender } from '../../src/engine/recommending/recommender.ts';
import type { TrainedModel } from '../../src/engine/model/joint/trained-model.ts';

let model: TrainedModel;
let run: Run;
let folder: string;

beforeAll(async () => {
  const trained = await trainToEnd(plantedTaste(), { epochs: 1 });
  if (trained.kind !== 'joint') throw new Error('not a joint model');
  model = trained;
  run = plantedRun(model, 'run-1');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'matinee-models-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('a saved model', () => {
  it('comes back whole, and nothing else is left in the folder', async () => {
    await saveModel(folder, 'run-1', model, run);
    expect(await loadModel(folder, 'run-1')).toEqual(model);
    expect(await readdir(folder)).toEqual(['run-1']);
    const card: unknown = JSON.parse(await readFile(join(folder, 'run-1', 'model.json'), 'utf8'));
    expect(card).toMatchObject({ run: { catalogue: { fingerprint: 'abc' }, options: { seed: 1 } } });
  });

  it('can be replaced', async () => {
    await saveModel(folder, 'run-1', model, run);
    await saveModel(folder, 'run-1', { ...model, meanStars: 2 }, run);
    expect(await loadModel(folder, 'run-1')).toMatchObject({ meanStars: 2 });
  });

  it('is missed in a sentence', async () => {
    await expect(loadModel(folder, 'gone')).rejects.toMatchObject({
      code: 'no-model',
      message: expect.stringContaining('Train again') as string,
    });
  });

  it('that the system does not let anybody read is an error for people too, with the file', async () => {
    await saveModel(folder, 'run-1', model, run);
    const weights = join(folder, 'run-1', 'weights.safetensors');
    await rm(weights);
    await mkdir(weights);
    const loading = loadModel(folder, 'run-1');
    await expect(loading).rejects.toBeInstanceOf(MatineeError);
    await expect(loading).rejects.toMatchObject({ code: 'path-unusable', details: { file: weights } });
  });

  it('is reported as damaged, with the file', async () => {
    await saveModel(folder, 'run-1', model, run);
    const weights = join(folder, 'run-1', 'weights.safetensors');
    await truncate(weights, 5000);
    await expect(loadModel(folder, 'run-1')).rejects.toMatchObject({ code: 'model-damaged' });
    await saveModel(folder, 'run-1', model, run);
    await writeFile(join(folder, 'run-1', 'model.json'), '{"format":"other"}');
    await expect(loadModel(folder, 'run-1')).rejects.toThrow(/model\.json/);
  });

  it.each([
    ['random bytes', (bytes: Buffer) => bytes.fill(0x5b, bytes.length - 4000, bytes.length - 2000)],
    [
      'values that are no numbers',
      (bytes: Buffer) => bytes.fill(0xff, bytes.length - 4000, bytes.length - 2000),
    ],
    [
      'one other bit',
      (bytes: Buffer) => bytes.writeUInt8(bytes.readUInt8(bytes.length - 99) ^ 1, bytes.length - 99),
    ],
  ])('with %s in its weights is damaged, and does not answer', async (_, change) => {
    await saveModel(folder, 'run-1', model, run);
    const weights = join(folder, 'run-1', 'weights.safetensors');
    const bytes = await readFile(weights);
    change(bytes);
    await writeFile(weights, bytes);
    await expect(loadModel(folder, 'run-1')).rejects.toMatchObject({ code: 'model-damaged' });
    expect(await damagedFiles(join(folder, 'run-1'))).toEqual(['weights.safetensors']);
  });

  it('of before there were checksums is damaged where values are no numbers', async () => {
    await saveModel(
      folder,
      'run-1',
      { ...model, movieVectors: model.movieVectors.map(() => Number.NaN) },
      run,
    );
    await rm(join(folder, 'run-1', 'checksums.sha256'));
    await expect(loadModel(folder, 'run-1')).rejects.toMatchObject({ code: 'model-damaged' });
  });

  it('is gone from memory soon after it was used for the last time', async () => {
    await saveModel(folder, 'run-1', model, run);
    await expectMemoryBack(async () => {
      const recommender = createRecommender(await loadModel(folder, 'run-1'));
      recommender.everyMovie(recommender.foldIn([]));
      recommender.dispose();
    });
  });

  it('is gone from memory too where it turned out to be damaged', async () => {
    await saveModel(folder, 'run-1', model, run);
    await writeFile(join(folder, 'run-1', 'weights.safetensors'), Buffer.alloc(100_000, 7));
    await expectMemoryBack(async () => {
      await expect(loadModel(folder, 'run-1')).rejects.toMatchObject({ code: 'model-damaged' });
    });
  });
});
