// What imports do to lists: they make or update them, remember how each was before, and are undone.
import type { UndoOutcome } from '../../../contract/history.ts';
import { z } from 'zod';
import { listDetailsSchema, type ListDetails } from '../../../contract/lists.ts';
import type { DiaryFile } from './diary-file.ts';
import type { DiaryMovie } from './entry-rows.ts';
import { createListRows, type DiaryList } from './list-rows.ts';

/** A list as a file has it: its movies in order, those that the diary's list of that name has already by their items. */
export type ListWrite = {
  kind: 'list';
  list: ListDetails;
  items: readonly { itemId: number | null; movie: DiaryMovie; note: string }[];
};

export type ListImports = {
  /**
   * Makes the list, or brings the one of that name to what the file says: what it lacks is added, the order and the notes are the
   * file's, and what the file does not have stays behind that.
   */
  apply: (profileId: number, importId: number | null, write: ListWrite) => void;
  /** See `undoImport`; adds to the outcome. */
  undo: (profileId: number, importId: number, outcome: UndoOutcome) => void;
  /** Reads what undoing any import of the profile would need; throws where it can't be read. */
  check: (profileId: number) => void;
};

/** What of a list an import changes, and undoing it restores; as JSON in the table. */
const listStateSchema = listDetailsSchema.extend({ items: z.array(z.tuple([z.int(), z.string()])) });
type ListState = z.infer<typeof listStateSchema>;

type ChangeRow = { changeId: number; listId: number; earlier: string | null; later: string };

const columns = 'change_id AS changeId, list_id AS listId, state_before AS earlier, state_after AS later';

export function createListImports(file: DiaryFile): ListImports {
  const rows = createListRows(file);
  const selectChanges = file.rows<[number], ChangeRow>(
    `SELECT ${columns} FROM list_changes WHERE import_id = ? ORDER BY change_id DESC`,
  );
  const selectNext = file.rows<[number, number], ChangeRow & { importId: number }>(
    `SELECT ${columns}, import_id AS importId FROM list_changes WHERE list_id = ? AND change_id > ? ORDER BY change_id LIMIT 1`,
  );
  const selectStates = file.rows<[number], Pick<ChangeRow, 'earlier' | 'later'>>(
    'SELECT state_before AS earlier, state_after AS later FROM list_changes JOIN imports USING (import_id) WHERE profile_id = ?',
  );
  const insertChange = file.write<[number, number, string | null, string]>(
    'INSERT INTO list_changes VALUES (NULL, ?, ?, ?, ?)',
  );
  const setEarlier = file.write<[string | null, number]>(
    'UPDATE list_changes SET state_before = ? WHERE change_id = ?',
  );
  const selectAdded = file.values<[number, number], number>(
    'SELECT item_id FROM list_items WHERE list_id = ? AND import_id = ?',
  );
  const handOver = file.write<[number, number, number]>(
    'UPDATE list_items SET import_id = ? WHERE list_id = ? AND import_id = ?',
  );

  function stateOf(profileId: number, listId: number): string | null {
    const list = rows.list(profileId, listId);
    return list === undefined ? null : JSON.stringify(toState(list));
  }

  /** Puts the list back to what it was; returns how many items that removes. */
  function restore(profileId: number, listId: number, { items, ...details }: ListState): number {
    const kept = new Set(items.map(([itemId]) => itemId));
    const present = rows.list(profileId, listId)?.items ?? [];
    const added = present.filter(({ itemId }) => !kept.has(itemId));
    for (const { itemId } of added) rows.removeItem(itemId);
    for (const [itemId, note] of items) rows.setNote(itemId, note);
    rows.order(
      listId,
      items.map(([itemId]) => itemId),
    );
    const namesake = rows.named(profileId, details.name);
    if (namesake === undefined || namesake.listId === listId) rows.change(listId, details);
    return added.length;
  }

  return {
    apply: (profileId, importId, { list, items }) => {
      const known = rows.named(profileId, list.name);
      const earlier = known === undefined ? null : JSON.stringify(toState(known));
      const listId = known?.listId ?? rows.insert(profileId, list);
      if (known !== undefined && list.note !== '') {
        rows.change(listId, { name: known.name, isOrdered: known.isOrdered, note: list.note });
      }
      const order = items.flatMap(({ itemId, movie, note }) => {
        if (itemId === null) return rows.add(listId, { movie, note, importId }) ?? [];
        const present = known?.items.find((item) => item.itemId === itemId);
        if (note !== '' && note !== present?.note) rows.setNote(itemId, note);
        if (present?.movieId === null && movie.movieId !== null) rows.setMovie(itemId, movie);
        return itemId;
      });
      rows.order(listId, order);
      const later = stateOf(profileId, listId);
      if (importId !== null && later !== null && later !== earlier) {
        insertChange.run(importId, listId, earlier, later);
      }
    },
    undo: (profileId, importId, outcome) => {
      for (const { changeId, listId, earlier, later } of selectChanges.all(importId)) {
        const present = stateOf(profileId, listId);
        if (present === null) continue;
        const next = selectNext.get(listId, changeId);
        if (next?.earlier === later) {
          setEarlier.run(earlier, next.changeId);
          handOver.run(next.importId, listId, importId);
          outcome.kept += 1;
        } else if (present !== later) {
          const added = selectAdded.all(listId, importId);
          for (const itemId of added) rows.removeItem(itemId);
          outcome.removed += added.length;
          if (earlier === null && rows.list(profileId, listId)?.items.length === 0) rows.remove(listId);
          else outcome.kept += 1;
        } else if (earlier === null) {
          outcome.removed += rows.list(profileId, listId)?.items.length ?? 0;
          rows.remove(listId);
        } else {
          outcome.removed += restore(profileId, listId, readState(earlier));
          outcome.restored += 1;
        }
      }
    },
    check: (profileId) => {
      for (const { earlier, later } of selectStates.all(profileId)) {
        if (earlier !== null) readState(earlier);
        readState(later);
      }
    },
  };
}

function toState({ name, note, isOrdered, items }: DiaryList): ListState {
  return { name, note, isOrdered, items: items.map((item) => [item.itemId, item.note]) };
}

function readState(json: string): ListState {
  return listStateSchema.parse(JSON.parse(json));
}
