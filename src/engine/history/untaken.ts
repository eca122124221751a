// What a file holds that the diary has no place for, or that no reader knows: counted, so that nothing is left out without a word.
import { readCsv } from '../archives/csv.ts';
import { fileName } from '../archives/archive-source.ts';
import type { HistoryPreview, UntakenKind } from '../../contract/history.ts';
import type { HistoryFile } from './history-file.ts';

type Untaken = HistoryPreview['untaken'][number];

export class UntakenParts {
  readonly #parts: Untaken[] = [];

  /** `count` in one file; none are not mentioned. */
  add(kind: UntakenKind, file: string, count: number): void {
    const known = this.#parts.find((part) => part.kind === kind && part.file === file);
    if (known !== undefined) known.count += count;
    else if (count > 0) this.#parts.push({ kind, file, count });
  }

  report(): Untaken[] {
    return this.#parts.map((part) => ({ ...part }));
  }
}

const nouns: Readonly<Record<UntakenKind, readonly [one: string, many: string]>> = {
  likes: ['like', 'likes'],
  notes: ['note', 'notes'],
  lists: ['list entry', 'list entries'],
  deleted: ['deleted entry', 'deleted entries'],
  series: ['entry about series', 'entries about series'],
  unclear: ['movie watched, to watch or liked', 'movies watched, to watch or liked'],
  other: ['row', 'rows'],
};

/** `12 reviews in reviews.csv`. */
export function untakenWords({ kind, file, count }: Untaken): string {
  return `${count} ${nouns[kind][count === 1 ? 0 : 1]} in ${file}`;
}

/** Rows of a table below its header, or entries of a list; those that have something in `column` where one is named. */
export async function countRows(file: HistoryFile, column?: string): Promise<number> {
  const text = await file.text();
  if (file.kind === 'json') return countEntries(text);
  const place = column === undefined ? -1 : file.header.columns.indexOf(column);
  if (column !== undefined && place < 0) return 0;
  let rows = -1;
  let lists = 0;
  for (const { fields } of readCsv(text, file.header.delimiter)) {
    if (column === undefined || rows < 0 || (fields[place]?.trim() ?? '') !== '') rows += 1;
    // A list of Letterboxd has a table about itself in front of its films.
    if (column === undefined && fields[0] === 'Position') lists = rows;
  }
  return Math.max(0, rows - lists);
}

function countEntries(text: string): number {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.length : 1;
  } catch {
    return 1;
  }
}

/** What a list is by its name, since lists of different meaning have the same columns; null where the name does not say. */
export function listNameOf(file: Pick<HistoryFile, 'path'>): 'watchlist' | 'watched' | 'liked' | null {
  const name = fileName(file).toLowerCase();
  const words = name.replace(/\.[a-z]+$/u, '').split(/[^a-z]+/u);
  const has = (...any: string[]): boolean => any.some((word) => words.includes(word));
  if (has('watchlist', 'wishlist') || /watch[ _-]list|wish[ _-]list/u.test(name)) return 'watchlist';
  if (
    isInFolder(file.path, 'likes') ||
    has('likes', 'liked', 'favorites', 'favourites') ||
    /^films\.\w+$/u.test(name)
  ) {
    return 'liked';
  }
  return has('watched') && !has('not', 'un', 'to', 'never', 'haven', 'havent', 'unwatched')
    ? 'watched'
    : null;
}

/** Where exports keep what the person removed from the site. */
export const deletedFolders = ['deleted', 'orphaned'] as const;

export function isInFolder(path: string, ...folders: string[]): boolean {
  return path
    .split('/')
    .slice(0, -1)
    .some((folder) => folders.includes(folder.toLowerCase()));
}
