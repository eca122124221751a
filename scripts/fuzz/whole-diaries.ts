// Backups of the diary that may be spoilt: they are taken in whole, or the present diary stays as it is.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { openEngine } from '../../src/engine/engine.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import type { FuzzFiles } from './spoiling.ts';

/** A diary of the first version, as it was then; it is brought to the present one on the way. */
export const backups: FuzzFiles[] = [
  {
    'backup.db': gunzipSync(
      readFileSync(new URL('../../tests/fixtures/diary-version-1.db.gz', import.meta.url)),
    ),
  },
];

export async function restoreWhole(path: string, directory: string): Promise<void> {
  const libraryDirectory = join(directory, 'library');
  mkdirSync(libraryDirectory);
  writeFileSync(join(libraryDirectory, 'diary.db'), backups[0]?.['backup.db'] ?? '');
  const before = contentsOf(libraryDirectory);
  const engine = openEngine({ libraryDirectory });
  try {
    const { ratings } = await engine.handlers['backups:restore']({ path });
    const after = contentsOf(libraryDirectory);
    if (after.ratings !== ratings) throw new Error(`${after.ratings} ratings instead of ${ratings}`);
  } catch (error) {
    const after = contentsOf(libraryDirectory);
    if (after.text === before.text) throw error;
    throw new Error(`the diary was ${before.text} and is ${after.text}`, { cause: error });
  } finally {
    engine.close();
  }
}

/** How many ratings the diary has, and everything in it as one text. */
function contentsOf(libraryDirectory: string): { ratings: number; text: string } {
  const paths = libraryPaths(libraryDirectory);
  const diary = openDiary(paths.diary, { backups: paths.backups });
  try {
    const profiles = diary.profiles();
    const entries = profiles.map(({ profileId }) => diary.entries(profileId));
    return { ratings: entries.flat().length, text: JSON.stringify({ profiles, entries }) };
  } finally {
    diary.close();
  }
}
