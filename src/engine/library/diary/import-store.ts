// Imports of the person's history: written whole or not at all, remembered with what they changed, and undone.
import { MatineeError } from '../../../contract/errors.ts';
import type { HistoryImport, UndoOutcome } from '../../../contract/history.ts';
import type { MarkKind } from '../../../contract/marks.ts';
import type { ViewingDetails } from '../../../contract/viewings.ts';
import type { ChoiceStore, MovieChoice } from './choice-store.ts';
import {
  createEntryWriter,
  givenOf,
  movieColumns,
  selectEntries,
  type DiaryMovie,
  type EntryRow,
} from './entry-rows.ts';
import { createRecounting } from './recounting.ts';
import { createViewingWriter } from './viewing-rows.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';
import { createListImports, type ListWrite } from './list-imports.ts';

export type ImportWrite =
  | { kind: 'add'; movie: DiaryMovie; halfStars: number; ratedAtMs: number }
  | { kind: 'update'; entryId: number; halfStars: number; ratedAtMs: number }
  /** Gives a waiting entry its movie. */
  | { kind: 'link'; entryId: number; movie: DiaryMovie }
  | { kind: 'viewing'; movie: DiaryMovie; details: ViewingDetails; notedAtMs: number }
  /** Fills in what the diary's viewing lacks. */
  | { kind: 'describe'; viewingId: number; note: string; tags: readonly string[] }
  /** Gives a waiting viewing its movie. */
  | { kind: 'link-viewing'; viewingId: number; movie: DiaryMovie }
  | { kind: 'mark'; mark: MarkKind; movie: DiaryMovie; markedAtMs: number }
  | ListWrite;

export type NewImport = Pick<HistoryImport, 'source' | 'format'> & {
  contentHash: string;
  fileDatedAtMs: number;
  writes: readonly ImportWrite[];
  /** The person's decision for each row; null clears it. */
  choices: readonly { row: EntryIdentity; choice: MovieChoice | null }[];
};

export type ImportStore = {
  /** Newest first. */
  imports: (profileId: number) => HistoryImport[];
  /** All or nothing; null if no rating, no viewing, no mark and no list had to change. */
  applyImport: (profileId: number, given: NewImport) => HistoryImport | null;
  /**
   * Removes what the import added and restores what it overwrote. What was changed since keeps its stars, and where a later
   * import did so, undoing that one restores what was there before both. Throws `unknown-import`.
   */
  undoImport: (profileId: number, importId: number) => UndoOutcome;
  /** When a file of these contents was dated at its first import; null if there was none. */
  importedFileDate: (profileId: number, contentHash: string) => number | null;
  /** The dates of all files that were imported: what a rating without a date of its own was dated by. */
  importedFileDates: (profileId: number) => number[];
};

type ChangeRow = {
  changeId: number;
  entryId: number;
  earlierHalfStars: number | null;
  earlierRatedAtMs: number | null;
  halfStars: number;
  ratedAtMs: number;
};

const importColumns = `import_id AS importId, source, format, imported_at_ms AS importedAtMs, added, updated, waiting, marked,
  lists, viewings`;
const selectChanges = `SELECT change_id AS changeId, entry_id AS entryId, earlier_half_stars AS earlierHalfStars,
  earlier_rated_at_ms AS earlierRatedAtMs, half_stars AS halfStars, rated_at_ms AS ratedAtMs FROM import_changes`;

export function createImportStore(file: DiaryFile, choiceStore: ChoiceStore): ImportStore {
  const select = file.rows<[number], HistoryImport>(
    `SELECT ${importColumns} FROM imports WHERE profile_id = ? ORDER BY import_id DESC`,
  );
  const selectDate = file.values<[number, string], number | null>(
    'SELECT min(file_dated_at_ms) FROM imports WHERE profile_id = ? AND content_hash = ?',
  );
  const selectDates = file.values<[number], number>(
    'SELECT DISTINCT file_dated_at_ms FROM imports WHERE profile_id = ?',
  );
  const insertImport = file.write(
    `INSERT INTO imports VALUES (NULL, @profileId, @source, @format, @contentHash, @fileDatedAtMs, @importedAtMs,
      @added, @updated, @waiting, @marked, @lists, @viewings)`,
  );
  const setCounts = file.write<[number, number, number, number]>(
    'UPDATE imports SET added = ?, updated = ?, waiting = ? WHERE import_id = ?',
  );
  const { recountAll } = createRecounting(file);

  function imports(profileId: number): HistoryImport[] {
    return select.all(profileId);
  }

  return {
    imports,
    importedFileDate: (profileId, contentHash) => selectDate.get(profileId, contentHash) ?? null,
    importedFileDates: (profileId) => selectDates.all(profileId),
    applyImport: file.transaction((profileId: number, given: NewImport) => {
      const { source, format, contentHash, fileDatedAtMs, writes, choices } = given;
      for (const { row, choice } of choices) choiceStore.saveChoice(profileId, row, choice);
      const counts = countWrites(writes);
      const { added, updated, waiting, ...others } = counts;
      const isEmpty = [added, updated, ...Object.values(others)].every((count) => count === 0);
      const record = {
        profileId,
        source,
        format,
        contentHash,
        fileDatedAtMs,
        importedAtMs: Date.now(),
        ...counts,
      };
      const importId = isEmpty ? null : Number(insertImport.run(record).lastInsertRowid);
      const write = createWriting(file, profileId, importId);
      for (const each of writes) write(each);
      // The stars of viewings become ratings too.
      const recounted = recountAll(profileId);
      if (importId !== null) {
        setCounts.run(
          added + recounted.added,
          updated + recounted.updated,
          waiting + recounted.waiting,
          importId,
        );
      }
      return imports(profileId).find((entry) => entry.importId === importId) ?? null;
    }),
    undoImport: file.transaction((profileId: number, importId: number) => {
      if (!imports(profileId).some((entry) => entry.importId === importId)) {
        throw new MatineeError('unknown-import', 'That import was undone already.', {
          details: { importId },
        });
      }
      const outcome = undo(file, profileId, importId);
      recountAll(profileId);
      return outcome;
    }),
  };
}

function countWrites(
  writes: readonly ImportWrite[],
): Pick<HistoryImport, 'added' | 'updated' | 'waiting' | 'marked' | 'viewings' | 'lists'> {
  const added = writes.filter((write) => write.kind === 'add');
  return {
    added: added.length,
    updated: writes.filter((write) => write.kind === 'update').length,
    waiting: added.filter((write) => write.movie.movieId === null).length,
    marked: writes.filter((write) => write.kind === 'mark').length,
    lists: writes.filter((write) => write.kind === 'list').length,
    viewings: writes.filter((write) => write.kind === 'viewing' || write.kind === 'describe').length,
  };
}

function createWriting(
  file: DiaryFile,
  profileId: number,
  importId: number | null,
): (write: ImportWrite) => void {
  const writer = createEntryWriter(file);
  const viewingWriter = createViewingWriter(file);
  const selectEntry = file.rows<[number], EntryRow>(`${selectEntries} WHERE entry_id = ?`);
  const lists = createListImports(file);
  const insertChange = file.write<(number | null)[]>(
    'INSERT INTO import_changes VALUES (NULL, ?, ?, ?, ?, ?, ?)',
  );
  const insertMark = file.write(
    `INSERT INTO marks VALUES (NULL, @profileId, @mark, @movieId, @title, @year, @imdbId, @tmdbId, @genres,
      @markedAtMs, @importId)`,
  );
  return (write) => {
    switch (write.kind) {
      case 'add': {
        const { movie, halfStars, ratedAtMs } = write;
        const entryId = writer.insert(profileId, movie, { halfStars, ratedAtMs });
        insertChange.run(importId, entryId, null, null, halfStars, ratedAtMs);
        return;
      }
      case 'update': {
        const { entryId, halfStars, ratedAtMs } = write;
        const earlier = selectEntry.get(entryId);
        if (earlier === undefined) return;
        const given = givenOf(earlier);
        writer.give(entryId, { halfStars, ratedAtMs });
        insertChange.run(
          ...[importId, entryId, given?.halfStars ?? null, given?.ratedAtMs ?? null, halfStars, ratedAtMs],
        );
        return;
      }
      case 'link':
        writer.setMovie(write.entryId, write.movie);
        return;
      case 'viewing':
        viewingWriter.insert(profileId, write, importId);
        return;
      case 'describe':
        viewingWriter.describe(write.viewingId, write.note, write.tags);
        return;
      case 'link-viewing':
        viewingWriter.setMovie(write.viewingId, write.movie);
        return;
      case 'mark': {
        const { mark, movie, markedAtMs } = write;
        insertMark.run({ profileId, mark, ...movieColumns(movie), markedAtMs, importId });
        return;
      }
      case 'list':
        lists.apply(profileId, importId, write);
    }
  };
}

function undo(file: DiaryFile, profileId: number, importId: number): UndoOutcome {
  const writer = createEntryWriter(file);
  const selectEntry = file.rows<[number], EntryRow>(`${selectEntries} WHERE entry_id = ?`);
  const selectNext = file.rows<[number, number], ChangeRow>(
    `${selectChanges} WHERE entry_id = ? AND change_id > ? ORDER BY change_id LIMIT 1`,
  );
  const setEarlier = file.write<(number | null)[]>(
    'UPDATE import_changes SET earlier_half_stars = ?, earlier_rated_at_ms = ? WHERE change_id = ?',
  );
  const outcome = { removed: 0, restored: 0, kept: 0 };
  const changes = file
    .rows<[number], ChangeRow>(`${selectChanges} WHERE import_id = ? ORDER BY change_id DESC`)
    .all(importId);
  for (const { changeId, entryId, earlierHalfStars, earlierRatedAtMs, halfStars, ratedAtMs } of changes) {
    const entry = selectEntry.get(entryId);
    if (entry === undefined) continue;
    const next = selectNext.get(entryId, changeId);
    if (next?.earlierHalfStars === halfStars && next.earlierRatedAtMs === ratedAtMs) {
      setEarlier.run(earlierHalfStars, earlierRatedAtMs, next.changeId);
      outcome.kept += 1;
    } else if (entry.givenHalfStars !== halfStars || entry.givenAtMs !== ratedAtMs) {
      outcome.kept += 1;
    } else if (earlierHalfStars === null || earlierRatedAtMs === null) {
      // Goes when the stars are counted again, unless it has viewings.
      writer.setGiven(entryId, null);
      outcome.removed += 1;
    } else {
      writer.give(entryId, { halfStars: earlierHalfStars, ratedAtMs: earlierRatedAtMs });
      outcome.restored += 1;
    }
  }
  for (const table of ['marks', 'viewings']) {
    outcome.removed += file.write(`DELETE FROM ${table} WHERE import_id = ?`).run(importId).changes;
  }
  createListImports(file).undo(profileId, importId, outcome);
  file.write('DELETE FROM imports WHERE import_id = ?').run(importId);
  return outcome;
}
