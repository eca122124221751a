// Chooses among several tables of ratings those that together hold all ratings once.
import type { ArchiveFile } from '../archive-source.ts';

/** What names a part of a split, within the names of its folders and its own. */
const partName = /(?<![a-z])(train(?:ing)?|test(?:ing)?|valid(?:ation)?|val|dev|base)(?![a-z])/iu;

/** A table that is a good part of a split's size holds what the split holds. */
const wholeShare = 0.9;

export type ChosenRatings<T> = {
  used: T[];
  /** Tables that are neither read nor parts of what is read. */
  leftOut: T[];
};

/** The table named as the whole one; otherwise the largest that is no part of a split; otherwise all parts of the largest split. */
export function chooseRatings<T extends { file: ArchiveFile }>(
  tables: readonly T[],
  isWhole: (file: ArchiveFile) => boolean,
): ChosenRatings<T> {
  const bySize = tables.toSorted((a, b) => b.file.bytes - a.file.bytes);
  const splits = splitsOf(bySize);
  const parts = new Set(splits.flat());
  const split = splits.toSorted((a, b) => bytesOf(b) - bytesOf(a))[0] ?? [];
  const whole =
    bySize.find((table) => isWhole(table.file) && !parts.has(table)) ??
    bySize.find((table) => !parts.has(table) && table.file.bytes >= bytesOf(split) * wholeShare);
  const used = whole === undefined ? split : [whole];
  const rest = tables.filter((table) => !used.includes(table));
  return { used, leftOut: whole === undefined ? rest : rest.filter((table) => !parts.has(table)) };
}

/** Each with a part of at least two names. */
function splitsOf<T extends { file: ArchiveFile }>(tables: readonly T[]): T[][] {
  const byRest = new Map<string, Map<string, T>>();
  for (const table of tables.toSorted((a, b) => (a.file.path < b.file.path ? -1 : 1))) {
    const part = partName.exec(table.file.path)?.[1]?.toLowerCase();
    if (part === undefined) continue;
    const rest = table.file.path.replace(partName, '');
    byRest.set(rest, (byRest.get(rest) ?? new Map<string, T>()).set(part, table));
  }
  return [...byRest.values()].filter((split) => split.size > 1).map((split) => [...split.values()]);
}

function bytesOf(tables: readonly { file: ArchiveFile }[]): number {
  return tables.reduce((sum, { file }) => sum + file.bytes, 0);
}
