// Imports that may fail, but never leave a half-written catalogue behind.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '../../src/contract/importing.ts';
import { MatineeError } from '../../src/contract/errors.ts';
import { importArchive, importInto, type ImportOptions } from '../../src/engine/archives/import-archive.ts';
import { madeFiles, writeZip } from '../../tests/fixtures/made-archive.ts';
import { checkCatalogue } from './whole-catalogue.ts';

/** Imports the archive: that leaves a whole catalogue, or nothing. */
export async function importWhole(path: string, directory: string): Promise<void> {
  await orNothing(path, join(directory, 'library'));
}

/** Adds a table of details to a catalogue: that leaves a whole catalogue with the same ratings, or nothing. */
export async function enrichWhole(path: string, directory: string): Promise<void> {
  const archive = writeZip(join(directory, 'made.zip'), madeFiles);
  const presentCatalogue = join(directory, 'present.db');
  const present = await importArchive({ path: archive, targetFile: presentCatalogue });
  await orNothing(path, join(directory, 'library'), { presentCatalogue }, present);
  await checkCatalogue(presentCatalogue, present);
}

async function orNothing(
  path: string,
  target: string,
  options: Partial<ImportOptions> = {},
  present: ImportReport | null = null,
): Promise<void> {
  const targetFile = join(target, 'catalogue.db');
  try {
    const { report } = await importInto({ path, targetFile, ...options });
    const counts = report ?? present;
    if (counts === null) throw new Error('there is neither a report nor a catalogue');
    await checkCatalogue(targetFile, counts);
  } catch (error) {
    if (error instanceof MatineeError && existsSync(target) && readdirSync(target).length > 0) {
      throw new Error('a half-written catalogue was left behind', { cause: error });
    }
    throw error;
  }
}
