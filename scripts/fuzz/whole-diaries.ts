// Backups of the diary that may be corrupt: they are restored whole, or the current diary stays as it is.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { untuned } from '../../src/contract/tuning.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import type { FuzzFiles } from './corruption.ts';

/** Backups of a small diary with something in each of its tables. */
export const backups: FuzzFiles[] = [{ 'backup.db': writeDiary() }];

function writeDiary(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'matinee-diary-'));
  const diary = openDiary(join(folder, 'diary.db'), { backups: join(folder, 'backups') });
  try {
    const { profileId } = diary.activeProfile();
    const heat = {
      movieId: 2,
      title: 'Heat',
      year: 1995,
      imdbId: 'tt0113277',
      tmdbId: 949,
      genres: ['Crime'],
    };
    const { entryId } = diary.setRating(profileId, heat, 4);
    diary.addPrediction({ entryId, runId: 'run-1', predictedStars: 4.2, starsDeviation: 0.6 });
    diary.setMark(profileId, heat, 'watchlist');
    diary.saveMix(profileId, { mixId: null, name: 'Late', tuning: untuned });
    diary.keepTuning(profileId, untuned);
    diary.updateSettings({ theme: 'dark' });
    diary.applyImport(profileId, {
      ...{ source: 'ratings.csv', format: 'imdb', contentHash: 'x', fileDatedAtMs: 0 },
      writes: [
        {
          kind: 'add',
          movie: { ...heat, movieId: null, title: 'A "Film" — with, commas' },
          halfStars: 1,
          ratedAtMs: 3,
        },
      ],
      choices: [{ row: { ...heat, title: 'Cité des enfants perdus, La' }, choice: 'leave-out' }],
    });
    diary.setRating(diary.createProfile('Änn').profileId, heat, 2);
    diary.copyTo(join(folder, 'backup.db'));
    return readFileSync(join(folder, 'backup.db'));
  } finally {
    diary.close();
    rmSync(folder, { recursive: true });
  }
}

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
