// Decides what an import does to the diary's lists: each becomes as its file has it, and keeps what the file does not have.
import type { RowOutcome } from '../../contract/history.ts';
import type { ListWrite } from '../library/diary/list-imports.ts';
import type { DiaryList, DiaryListItem } from '../library/diary/list-rows.ts';
import type { DiaryMovie } from '../library/diary/entry-rows.ts';
import type { SourceList } from './source-row.ts';

/** A row of a list: its place among the rows of the import, and the item of the diary's list that it means. */
export type ListedRow = { place: number; list: SourceList; note: string; item: DiaryListItem | null };

/** The diary's list that one of a file becomes. */
export function listNamed(lists: readonly DiaryList[], { name }: SourceList): DiaryList | undefined {
  const folded = name.toLowerCase();
  return lists.find((list) => list.name.toLowerCase() === folded);
}

/**
 * For each row of a list that the diary has, by its place, whether it changes something: `update` for a row of another note or at
 * another place among those that both have.
 */
export function changedRows(
  rows: readonly ListedRow[],
  lists: readonly DiaryList[],
): Map<number, Extract<RowOutcome, 'update' | 'same'>> {
  const outcomes = new Map<number, 'update' | 'same'>();
  for (const [list, ofList] of byList(rows)) {
    const found = ofList.filter(({ item }) => item !== null);
    const wanted = new Set(found.map(({ item }) => item?.itemId));
    const present = (listNamed(lists, list)?.items ?? []).filter(({ itemId }) => wanted.has(itemId));
    const isRenoted = list.note !== '' && list.note !== listNamed(lists, list)?.note;
    for (const [index, { place, note, item }] of found.entries()) {
      const isMoved = present[index]?.itemId !== item?.itemId;
      const isNoted = note !== '' && note !== item?.note;
      outcomes.set(place, isMoved || isNoted || (isRenoted && index === 0) ? 'update' : 'same');
    }
  }
  return outcomes;
}

/** A write for each list of which some row changes something. */
export function listWrites(
  rows: readonly (ListedRow & { outcome: RowOutcome; movie: DiaryMovie })[],
): ListWrite[] {
  return [...byList(rows)].flatMap(([list, ofList]): ListWrite[] => {
    const isChanged = ofList.some(({ outcome }) => ['add', 'wait', 'update'].includes(outcome));
    if (!isChanged) return [];
    const items = ofList.map(({ item, movie, note }) => ({ itemId: item?.itemId ?? null, movie, note }));
    return [{ kind: 'list', list, items }];
  });
}

function byList<R extends { list: SourceList }>(rows: readonly R[]): Map<SourceList, R[]> {
  const groups = new Map<SourceList, R[]>();
  for (const row of rows) {
    const known = groups.get(row.list);
    if (known === undefined) groups.set(row.list, [row]);
    else known.push(row);
  }
  return groups;
}
