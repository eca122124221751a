// Lists of one's own: made, named, filled, put into order, and removed; what was removed can be put back.
import { MatineeError } from '../../../contract/errors.ts';
import { listDetailsSchema, longestListName, type ListDetails } from '../../../contract/lists.ts';
import type { DiaryFile } from './diary-file.ts';
import type { DiaryMovie } from './entry-rows.ts';
import { createListRows, type DiaryList, type KeptRow } from './list-rows.ts';

export type ListStore = {
  /** By name. */
  lists: (profileId: number) => DiaryList[];
  /** These throw `unknown-list` where the profile has no such list. */
  list: (profileId: number, listId: number) => DiaryList;
  /** By name, in any letter case; the error says which lists there are. */
  listNamed: (profileId: number, name: string) => DiaryList;
  /** Throws `invalid-input` for a name that is taken, empty or too long. */
  createList: (profileId: number, details: ListDetails, movies?: readonly DiaryMovie[]) => DiaryList;
  /** What is left out stays. Throws as `createList` does, and `unknown-list`. */
  changeList: (profileId: number, listId: number, change: Partial<ListDetails>) => DiaryList;
  /** Nothing happens where the profile has no such list. */
  removeList: (profileId: number, listId: number) => void;
  /** Puts back a list that was removed since the diary was opened, under another name where its own is taken. Throws `unknown-list`. */
  putBackList: (profileId: number, listId: number) => DiaryList;
  /** Adds movies to the end; returns the new items' ids. What the list has already stays where it is. */
  addToList: (profileId: number, listId: number, movies: readonly DiaryMovie[]) => number[];
  /** Nothing happens where the list has no such item. */
  removeFromList: (profileId: number, listId: number, itemId: number) => void;
  /** Puts back an item that was removed since the diary was opened; nothing happens where there is none. */
  putBackInList: (profileId: number, listId: number, itemId: number) => void;
  /** Moves an item to a place, counted from 0. */
  moveInList: (profileId: number, listId: number, itemId: number, place: number) => void;
  noteInList: (profileId: number, listId: number, itemId: number, note: string) => void;
  /** What was removed can't be put back any more: the diary, or the catalogue, is another one. */
  forgetRemovedLists: () => void;
};

type RemovedList = { list: KeptRow; items: KeptRow[] };

export function createListStore(file: DiaryFile): ListStore {
  const rows = createListRows(file);
  const selectItems = file.rows<[number], KeptRow>('SELECT * FROM list_items WHERE list_id = ?');
  const removeList = file.write<[number, number], KeptRow>(
    'DELETE FROM lists WHERE profile_id = ? AND list_id = ? RETURNING *',
  );
  const removeItem = file.write<[number, number], KeptRow>(
    'DELETE FROM list_items WHERE list_id = ? AND item_id = ? RETURNING *',
  );
  const restoreList = file.write<[KeptRow]>(
    'INSERT INTO lists VALUES (@list_id, @profile_id, @name, @note, @is_ordered, @created_at_ms)',
  );
  const restoreItem = file.write<[KeptRow]>(
    `INSERT OR IGNORE INTO list_items VALUES (@item_id, @list_id, @position, @movie_id, @title, @year, @imdb_id,
      @tmdb_id, @genres, @note, (SELECT import_id FROM imports WHERE import_id = @import_id))`,
  );
  const makeRoom = file.write<[KeptRow]>(
    'UPDATE list_items SET position = position + 1 WHERE list_id = @list_id AND position >= @position',
  );
  /** What was removed since the diary was opened, to be put back. */
  const removedLists = new Map<number, RemovedList>();
  const removedItems = new Map<number, KeptRow>();

  function list(profileId: number, listId: number): DiaryList {
    const found = rows.list(profileId, listId);
    if (found !== undefined) return found;
    throw new MatineeError('unknown-list', 'That list is no longer there.', { details: { listId } });
  }

  /** The details as they are kept; `listId` is the list that may have the name already. */
  function checked(profileId: number, details: ListDetails, listId: number | null): ListDetails {
    const read = listDetailsSchema.safeParse(details);
    if (!read.success) {
      const most = longestListName;
      throw new MatineeError('invalid-input', `A list needs a name of 1 to ${most} characters.`);
    }
    const namesake = rows.named(profileId, read.data.name);
    if (namesake === undefined || namesake.listId === listId) return read.data;
    throw new MatineeError(
      'invalid-input',
      `There is another list named ${namesake.name}. Choose another name.`,
      { details: { name: namesake.name } },
    );
  }

  function freeName(profileId: number, name: string): string {
    let free = name;
    for (let number = 2; rows.named(profileId, free) !== undefined; number += 1) {
      const end = ` (${number})`;
      free = `${name.slice(0, longestListName - end.length)}${end}`;
    }
    return free;
  }

  function addToList(profileId: number, listId: number, movies: readonly DiaryMovie[]): number[] {
    list(profileId, listId);
    return movies.flatMap((movie) => rows.add(listId, { movie, note: '', importId: null }) ?? []);
  }

  return {
    lists: rows.lists,
    list,
    listNamed: (profileId, name) => {
      const found = rows.named(profileId, name.trim());
      if (found !== undefined) return found;
      const names = rows.lists(profileId).map((each) => each.name);
      const there = names.length === 0 ? 'there is none yet' : `there is ${names.join(', ')}`;
      throw new MatineeError('unknown-list', `There is no list named ${name}; ${there}.`, {
        details: { name, lists: names },
      });
    },
    createList: file.transaction(
      (profileId: number, details: ListDetails, movies: readonly DiaryMovie[] = []) => {
        const listId = rows.insert(profileId, checked(profileId, details, null));
        addToList(profileId, listId, movies);
        return list(profileId, listId);
      },
    ),
    changeList: file.transaction((profileId: number, listId: number, change: Partial<ListDetails>) => {
      const { name, note, isOrdered } = list(profileId, listId);
      rows.change(listId, checked(profileId, { name, note, isOrdered, ...change }, listId));
      return list(profileId, listId);
    }),
    removeList: file.transaction((profileId: number, listId: number) => {
      const items = selectItems.all(listId);
      const row = removeList.get(profileId, listId);
      if (row !== undefined) removedLists.set(listId, { list: row, items });
    }),
    putBackList: file.transaction((profileId: number, listId: number) => {
      const removed = removedLists.get(listId);
      if (removed !== undefined && removed.list['profile_id'] === profileId) {
        const name = freeName(profileId, String(removed.list['name']));
        restoreList.run({ ...removed.list, name });
        for (const item of removed.items) restoreItem.run(item);
        removedLists.delete(listId);
      }
      return list(profileId, listId);
    }),
    addToList: file.transaction(addToList),
    removeFromList: file.transaction((profileId: number, listId: number, itemId: number) => {
      list(profileId, listId);
      const row = removeItem.get(listId, itemId);
      if (row !== undefined) removedItems.set(itemId, row);
    }),
    putBackInList: file.transaction((profileId: number, listId: number, itemId: number) => {
      list(profileId, listId);
      const row = removedItems.get(itemId);
      if (row === undefined || row['list_id'] !== listId) return;
      makeRoom.run(row);
      restoreItem.run(row);
      removedItems.delete(itemId);
    }),
    moveInList: file.transaction((profileId: number, listId: number, itemId: number, place: number) => {
      const ids = list(profileId, listId).items.map((item) => item.itemId);
      if (!ids.includes(itemId)) return;
      rows.order(listId, ids.filter((id) => id !== itemId).toSpliced(place, 0, itemId));
    }),
    noteInList: file.transaction((profileId: number, listId: number, itemId: number, note: string) => {
      if (list(profileId, listId).items.some((item) => item.itemId === itemId)) rows.setNote(itemId, note);
    }),
    forgetRemovedLists: () => {
      removedLists.clear();
      removedItems.clear();
    },
  };
}
