// Trainings on an archive without the app: its ratings as a training set, and a timed training from start to end.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TrainingOptions } from '../../src/contract/training.ts';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import type { AnyModel } from '../../src/engine/model/model-kinds.ts';
import { trainModel } from '../../src/engine/model/trainer.ts';
import { trainingSetOf, type TrainingSet } from '../../src/engine/ratings/training-set.ts';

/** An archive's ratings and movie features. */
export async function readTrainingSet(archive: string): Promise<TrainingSet> {
  const directory = await mkdtemp(join(tmpdir(), 'matinee-quality-'));
  try {
    const targetFile = join(directory, 'catalogue.db');
    await importArchive({ path: archive, targetFile });
    const catalogue = openCatalogue(targetFile);
    try {
      return trainingSetOf(await catalogue.ratings(), catalogue.featureRows());
    } finally {
      catalogue.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Trains on all that it is given; nothing is held out. */
export async function trainTimed(
  train: TrainingSet,
  options: TrainingOptions,
): Promise<{ model: AnyModel; trainingMs: number }> {
  const startedAt = performance.now();
  const training = trainModel(train, options, { validationFraction: 0 });
  for (;;) {
    const next = await training.next();
    if (next.done === true) return { model: next.value, trainingMs: performance.now() - startedAt };
  }
}
