// Reads a diary from elsewhere from end to end, so that what can't be read is found before any of it is restored.
import { z } from 'zod';
import { diaryEntrySchema, profileSchema } from '../../../contract/diary.ts';
import type { BackupSummary } from '../../../contract/exports.ts';
import { historyImportSchema } from '../../../contract/history.ts';
import { listDetailsSchema } from '../../../contract/lists.ts';
import { markSchema } from '../../../contract/marks.ts';
import { runSchema } from '../../../contract/training.ts';
import { mixSchema } from '../../../contract/tuning.ts';
import { viewingSchema } from '../../../contract/viewings.ts';
import type { DiaryFile } from './diary-file.ts';
import { createDiaryStores } from './diary-stores.ts';
import { createListImports } from './list-imports.ts';

export type DiaryContents = {
  summary: BackupSummary;
  /** The runs that this version can read. */
  runIds: string[];
};

/**
 * Reads everything in the way it will be read later, and throws for what can't be. The stores trust what the diary holds, so
 * here is where rows of another program are parsed. Each table of the schema that holds text has to be read; a test names
 * those that are not.
 */
export function readWhole(file: DiaryFile, version: number): DiaryContents {
  const diary = createDiaryStores(file);
  const listImports = createListImports(file);
  diary.settings();
  diary.activeProfile();
  diary.runNotes();
  const profiles = z
    .array(profileSchema)
    .parse(diary.profiles())
    .map(({ profileId, name }) => {
      diary.movieChoices(profileId);
      z.array(historyImportSchema).parse(diary.imports(profileId));
      z.array(mixSchema).parse(diary.mixes(profileId));
      diary.keptTuning(profileId);
      diary.predictions(profileId);
      diary.chosenGroups(profileId, null);
      const viewings = z.array(viewingSchema).parse(diary.viewings(profileId));
      const rated = z.array(diaryEntrySchema).parse(diary.entries(profileId));
      const marks = z.array(markSchema).parse(diary.listedMarks(profileId));
      const lists = diary.lists(profileId);
      for (const { name: listName, note, isOrdered } of lists) {
        listDetailsSchema.parse({ name: listName, note, isOrdered });
      }
      listImports.check(profileId);
      return {
        ...{ name, ratings: rated.length, marks: marks.length },
        ...{ viewings: viewings.length, lists: lists.length },
        lastRatedAtMs: rated[0]?.ratedAtMs ?? null,
      };
    });
  const lastTimes = profiles.flatMap(({ lastRatedAtMs }) => lastRatedAtMs ?? []);
  return {
    summary: {
      version,
      profiles: profiles.map(({ name, ratings }) => ({ name, ratings })),
      ratings: profiles.reduce((sum, profile) => sum + profile.ratings, 0),
      marks: profiles.reduce((sum, profile) => sum + profile.marks, 0),
      lists: profiles.reduce((sum, profile) => sum + profile.lists, 0),
      viewings: profiles.reduce((sum, profile) => sum + profile.viewings, 0),
      lastRatedAtMs: lastTimes.length === 0 ? null : Math.max(...lastTimes),
    },
    runIds: file.values<[], string>('SELECT run FROM runs').all().flatMap(readRunId),
  };
}

/** None if the run is of a kind that this version can't read, or no JSON at all. */
function readRunId(json: string): string[] {
  try {
    return [runSchema.parse(JSON.parse(json)).runId];
  } catch {
    return [];
  }
}
