// The rows of lists and their items, as the store of lists and imports share them.
import type { ListDetails } from '../../../contract/lists.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';
import { movieColumns, movieUpdate, type DiaryMovie } from './entry-rows.ts';

/** `movieId` is null while the current catalogue has no such movie. */
export type DiaryListItem = EntryIdentity & {
  itemId: number;
  movieId: number | null;
  genres: string[];
  note: string;
};

export type DiaryList = ListDetails & { listId: number; items: DiaryListItem[] };

/** A row as it is in the table, kept to be put back. */
export type KeptRow = Record<string, unknown>;

type ListRow = Omit<DiaryList, 'isOrdered' | 'items'> & { isOrdered: number };
type ItemRow = Omit<DiaryListItem, 'genres'> & { listId: number; genres: string };

export type ListRows = {
  /** By name. */
  lists: (profileId: number) => DiaryList[];
  list: (profileId: number, listId: number) => DiaryList | undefined;
  named: (profileId: number, name: string) => DiaryList | undefined;
  /** Returns the new list's id. */
  insert: (profileId: number, details: ListDetails) => number;
  change: (listId: number, details: ListDetails) => void;
  remove: (listId: number) => void;
  /** At the end of the list, where it has not the movie; returns the new item's id, or null. */
  add: (listId: number, item: { movie: DiaryMovie; note: string; importId: number | null }) => number | null;
  setNote: (itemId: number, note: string) => void;
  /** Gives a waiting item its movie. */
  setMovie: (itemId: number, movie: DiaryMovie) => void;
  removeItem: (itemId: number) => void;
  /** Puts the items in this order; those of the list that are not named follow in the order they have. */
  order: (listId: number, itemIds: readonly number[]) => void;
};

export function createListRows(file: DiaryFile): ListRows {
  const listColumns = 'list_id AS listId, name, note, is_ordered AS isOrdered';
  const itemColumns = `list_id AS listId, item_id AS itemId, movie_id AS movieId, i.title, i.year, i.imdb_id AS imdbId,
    i.tmdb_id AS tmdbId, i.genres, i.note`;
  const selectLists = file.rows<[number], ListRow>(
    `SELECT ${listColumns} FROM lists WHERE profile_id = ? ORDER BY name`,
  );
  const selectList = file.rows<[number, number], ListRow>(
    `SELECT ${listColumns} FROM lists WHERE profile_id = ? AND list_id = ?`,
  );
  const selectNamed = file.rows<[number, string], ListRow>(
    `SELECT ${listColumns} FROM lists WHERE profile_id = ? AND name = ?`,
  );
  const selectAllItems = file.rows<[number], ItemRow>(
    `SELECT ${itemColumns} FROM list_items i JOIN lists l USING (list_id) WHERE l.profile_id = ?
    ORDER BY list_id, position, item_id`,
  );
  const selectItems = file.rows<[number], ItemRow>(
    `SELECT ${itemColumns} FROM list_items i WHERE list_id = ? ORDER BY position, item_id`,
  );
  const insertList = file.write(
    'INSERT INTO lists VALUES (NULL, @profileId, @name, @note, @isOrdered, @createdAtMs)',
  );
  const updateList = file.write(
    'UPDATE lists SET name = @name, note = @note, is_ordered = @isOrdered WHERE list_id = @listId',
  );
  const removeList = file.write<[number]>('DELETE FROM lists WHERE list_id = ?');
  const insertItem = file.write(
    `INSERT INTO list_items VALUES (NULL, @listId,
      (SELECT coalesce(max(position), 0) + 1 FROM list_items WHERE list_id = @listId),
      @movieId, @title, @year, @imdbId, @tmdbId, @genres, @note, @importId)`,
  );
  const hasMovie = file.values<[number, number], number>(
    'SELECT 1 FROM list_items WHERE list_id = ? AND movie_id = ?',
  );
  const updateNote = file.write<[string, number]>('UPDATE list_items SET note = ? WHERE item_id = ?');
  const updateMovie = file.write(movieUpdate('list_items', 'item_id = @itemId'));
  const removeItem = file.write<[number]>('DELETE FROM list_items WHERE item_id = ?');
  const updatePosition = file.write<[number, number]>('UPDATE list_items SET position = ? WHERE item_id = ?');

  const withItems = (row: ListRow | undefined): DiaryList | undefined =>
    row === undefined ? undefined : toList(row, selectItems.all(row.listId));

  return {
    lists: (profileId) => {
      const items = new Map<number, ItemRow[]>();
      for (const item of selectAllItems.all(profileId)) {
        const known = items.get(item.listId);
        if (known === undefined) items.set(item.listId, [item]);
        else known.push(item);
      }
      return selectLists.all(profileId).map((row) => toList(row, items.get(row.listId) ?? []));
    },
    list: (profileId, listId) => withItems(selectList.get(profileId, listId)),
    named: (profileId, name) => withItems(selectNamed.get(profileId, name)),
    insert: (profileId, details) => {
      const row = { profileId, ...detailColumns(details), createdAtMs: Date.now() };
      return Number(insertList.run(row).lastInsertRowid);
    },
    change: (listId, details) => {
      updateList.run({ listId, ...detailColumns(details) });
    },
    remove: (listId) => {
      removeList.run(listId);
    },
    add: (listId, { movie, note, importId }) => {
      if (movie.movieId !== null && hasMovie.get(listId, movie.movieId) !== undefined) return null;
      return Number(insertItem.run({ listId, ...movieColumns(movie), note, importId }).lastInsertRowid);
    },
    setNote: (itemId, note) => {
      updateNote.run(note, itemId);
    },
    setMovie: (itemId, movie) => {
      updateMovie.run({ itemId, ...movieColumns(movie) });
    },
    removeItem: (itemId) => {
      removeItem.run(itemId);
    },
    order: (listId, itemIds) => {
      const present = selectItems.all(listId).map(({ itemId }) => itemId);
      const named = new Set(itemIds);
      const order = [
        ...itemIds.filter((itemId) => present.includes(itemId)),
        ...present.filter((itemId) => !named.has(itemId)),
      ];
      for (const [place, itemId] of order.entries()) updatePosition.run(place + 1, itemId);
    },
  };
}

function detailColumns({ name, note, isOrdered }: ListDetails): object {
  return { name, note, isOrdered: isOrdered ? 1 : 0 };
}

function toList({ isOrdered, ...row }: ListRow, items: readonly ItemRow[]): DiaryList {
  return {
    ...row,
    isOrdered: isOrdered === 1,
    items: items.map(({ itemId, movieId, title, year, imdbId, tmdbId, genres, note }) => ({
      ...{ itemId, movieId, title, year, imdbId, tmdbId, note },
      genres: readTexts(genres),
    })),
  };
}
