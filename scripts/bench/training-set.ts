// An archive's ratings and movie features as a training set, by way of a library that is thrown away again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import { openCatalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { buildTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';

export async function readTrainingSet(archive: string): Promise<TrainingSet> {
  const directory = await mkdtemp(join(tmpdir(), 'matinee-quality-'));
  try {
    const targetFile = join(directory, 'catalogue.db');
    await importArchive({ path: archive, targetFile });
    const catalogue = openCatalogue(targetFile);
    try {
      return buildTrainingSet(catalogue.ratingColumns(), catalogue.featureRows());
    } finally {
      catalogue.close();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
