// A model's map on the disk: one file in the model's folder, which is deleted with the run.
import { open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunId } from '../../contract/ids.ts';
import { MatineeError } from '../../contract/errors.ts';
import { readSafetensors, writeSafetensors } from '../base/safetensors.ts';
import type { Places } from './component-layout.ts';
import { renamePatiently } from '../base/rename.ts';

/** A version with another layout uses another name, so that old maps are rebuilt. */
const mapFile = 'map-1.safetensors';

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/**
 * Writes the map of a run in one step: a temporary name, synced, then renamed. Throws `no-model` where the run was
 * removed meanwhile.
 */
export async function saveMap(
  modelsDirectory: string,
  runId: RunId,
  movieIds: Int32Array,
  places: Places,
): Promise<void> {
  const file = join(modelsDirectory, runId, mapFile);
  const temporary = `${file}.partial`;
  const content = writeSafetensors(
    new Map([
      ['movieIds', { shape: [movieIds.length], values: movieIds }],
      ['places', { shape: [movieIds.length, 2], values: places }],
    ]),
  );
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    renamePatiently(temporary, file);
  } catch (error) {
    if (isMissing(error)) {
      throw new MatineeError('no-model', 'The model was removed while its map was being made.', {
        cause: error,
      });
    }
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * The places of a run's movies in the order of `movieIds`; null if no map was made, or one that can't be read or is
 * of other movies: then it has to be rebuilt.
 */
export async function loadMap(
  modelsDirectory: string,
  runId: RunId,
  movieIds: Int32Array,
): Promise<Places | null> {
  const file = join(modelsDirectory, runId, mapFile);
  try {
    const arrays = readSafetensors(await readFile(file), file);
    const [ids, places] = [arrays.get('movieIds')?.values, arrays.get('places')?.values];
    const fits = ids?.length === movieIds.length && ids.every((id, movie) => id === movieIds[movie]);
    return fits && places instanceof Float32Array && places.length === 2 * movieIds.length ? places : null;
  } catch (error) {
    if (isMissing(error) || error instanceof MatineeError) return null;
    throw error;
  }
}
