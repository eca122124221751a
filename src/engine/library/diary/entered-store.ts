// How many of a person's ratings were entered since a moment.
import type { DiaryFile } from './diary-file.ts';

export type EnteredStore = {
  /** Ratings given, changed or brought by an import since then, of movies in the current catalogue. */
  enteredSince: (profileId: number, timeMs: number) => number;
};

export function createEnteredStore(file: DiaryFile): EnteredStore {
  // A history that is imported brings the dates of its own, so that its ratings are as new as the import.
  const count = file.values<[number, number, number, number], number>(
    `SELECT count(*) FROM entries WHERE profile_id = ? AND movie_id IS NOT NULL AND (
        rated_at_ms > ? OR entry_id IN (
          SELECT entry_id FROM import_changes JOIN imports USING (import_id)
          WHERE profile_id = ? AND imported_at_ms > ?
        ))`,
  );
  return { enteredSince: (profileId, timeMs) => count.get(profileId, timeMs, profileId, timeMs) ?? 0 };
}
