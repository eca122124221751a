// The tables of movie details: The Movies Dataset's three, each recognised by its columns.
import type { ArchiveFile } from '../archive-source.ts';
import type { SniffedFile } from '../formats/sniffed-files.ts';
import { parseHeader, type TableHeader } from '../table-header.ts';

export type DetailsTable = { file: ArchiveFile; header: TableHeader };

const kinds = ['metadata', 'credits', 'keywords'] as const;
export type DetailsKind = (typeof kinds)[number];
/** In the order in which they are to be read. */
export type DetailsTables = ReadonlyMap<DetailsKind, DetailsTable>;

/** Columns that identify each kind; others are used if present. */
const requiredColumns: Readonly<Record<DetailsKind, readonly string[]>> = {
  metadata: ['id', 'title', 'releasedate', 'budget', 'runtime'],
  credits: ['cast', 'crew'],
  keywords: ['id', 'keywords'],
};

/** Of each kind the first table among the files. */
export function findDetails(sniffed: readonly SniffedFile[]): DetailsTables {
  const tables = new Map<DetailsKind, DetailsTable>();
  for (const kind of kinds) {
    const table = sniffed
      .map(({ file, firstLine }) => ({ file, header: parseHeader(firstLine) }))
      .find(({ header }) => kindOf(header) === kind);
    if (table !== undefined) tables.set(kind, table);
  }
  return tables;
}

/** Whether ratings beside the tables have a list of movies: The Movies Dataset's own ratings have none and are ignored. */
export function hasMovies(sniffed: readonly SniffedFile[]): boolean {
  return sniffed.some(({ firstLine }) => {
    const header = parseHeader(firstLine);
    const has = (column: string): boolean => header.columns.includes(column);
    if (kindOf(header) !== undefined) return false;
    return (has('movieid') && has('title')) || /^\d+(?:::|\|)/u.test(firstLine);
  });
}

/** The first kind whose columns are there: a table of metadata may have a column of keywords too. */
function kindOf({ columns }: TableHeader): DetailsKind | undefined {
  return kinds.find((kind) => requiredColumns[kind].every((column) => columns.includes(column)));
}
