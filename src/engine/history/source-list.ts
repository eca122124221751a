// A list of another site, as the rows of its movies refer to it.
import { longestListName, longestListNote } from '../../contract/lists.ts';
import type { SourceList, SourceRow } from './source-row.ts';

/** What a list is called that only its file names. */
export function listNameOfFile(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/iu, '');
  return name.trim() === '' ? 'List' : name.trim();
}

/** As the diary can have them: no two lists of one name, no name and no note too long. */
export function withDistinctLists(rows: readonly SourceRow[]): SourceRow[] {
  const taken = new Set<string>();
  const named = new Map<SourceList, SourceList>();
  return rows.map((row) => {
    if (row.list === null) return row;
    const list = named.get(row.list) ?? { ...row.list, ...fitting(row.list, taken) };
    named.set(row.list, list);
    return { ...row, list, note: row.note.slice(0, longestListNote) };
  });
}

function fitting({ name, note }: SourceList, taken: Set<string>): Pick<SourceList, 'name' | 'note'> {
  const whole = name.replace(/\s+/gu, ' ').trim();
  let free = whole.slice(0, longestListName);
  for (let number = 2; taken.has(free.toLowerCase()); number += 1) {
    const end = ` (${number})`;
    free = `${whole.slice(0, longestListName - end.length)}${end}`;
  }
  taken.add(free.toLowerCase());
  return { name: free, note: note.slice(0, longestListNote) };
}
