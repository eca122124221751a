// A table or list of no known layout, and what it becomes by a mapping: for the page where its columns are named, and for reading it.
import { MatineeError } from '../../../contract/errors.ts';
import type {
  ColumnMeaning,
  MappedDateOrder,
  MappedRow,
  MappedTable,
  RatingScale,
  TableMapping,
  Unrated,
} from '../../../contract/table-mapping.ts';
import { toStars } from '../../../contract/stars.ts';
import type { HistoryFile } from '../history-file.ts';
import type { RecognisedHistory } from '../history-format.ts';
import { countRows, deletedFolders, isInFolder } from '../untaken.ts';
import { guessMapping, guessScale } from './guess-columns.ts';
import { noColumn, readByRule, rowReader, ruleOf } from './read-mapped.ts';
import { readCells, type TableCells } from './table-cells.ts';

/** The mapping of tables with these columns that was chosen earlier; null where there is none. */
export type RememberedMapping = (names: readonly string[]) => TableMapping | null;

export type UnknownTable = { file: HistoryFile; table: TableCells };

/** A person's history has a handful of files; beyond these nothing is looked for. */
const mostTables = 20;
const shownRows = 6;
const shownSamples = 4;
const longestSample = 100;

/** Whether a file may be mapped. A table with users is an archive of many people. */
export function isUnknownTable({ kind, names, header, hasRows }: HistoryFile): boolean {
  if (kind === 'json') return names.length > 0;
  return hasRows && names.length > 1 && !header.columns.includes('userid');
}

/** Of the files that may be mapped the one with most that a history needs; null where there is none. */
export async function findUnknownTable(files: readonly HistoryFile[]): Promise<UnknownTable | null> {
  let best: (UnknownTable & { worth: number }) | null = null;
  for (const file of files.filter(isUnknownTable).slice(0, mostTables)) {
    const table = await readCells(file);
    if (table === null) continue;
    const worth = worthOf(guessMapping(table, file.path));
    if (best === null || worth > best.worth) best = { file, table, worth };
  }
  return best === null ? null : { file: best.file, table: best.table };
}

/** As `findUnknownTable`. Throws `not-a-history` where there is none, such as for JSON that is cut off. */
export async function requireUnknownTable(
  source: string,
  files: readonly HistoryFile[],
): Promise<UnknownTable> {
  const unknown = await findUnknownTable(files);
  if (unknown !== null) return unknown;
  throw new MatineeError(
    'not-a-history',
    files.some(({ kind }) => kind === 'json')
      ? `${source} is not a list of JSON objects, as sites and tools export ratings. Get the export again, or choose another file.`
      : `${source} has no table with columns that could be named.`,
    { details: { file: source } },
  );
}

/** Whether a guess finds movies in the table, and something said of them. */
export function isLikelyHistory({ file, table }: UnknownTable): boolean {
  return worthOf(guessMapping(table, file.path)) >= 3;
}

function worthOf({ columns, unrated }: TableMapping): number {
  const has = (...meanings: string[]): boolean => columns.some(({ meaning }) => meanings.includes(meaning));
  const names = has('title', 'imdb-id', 'tmdb-id', 'movielens-id') ? 2 : 0;
  return names + (has('rating') ? 2 : has('watched', 'watchlist') || unrated !== 'left-out' ? 1 : 0);
}

/** How a table is read by a mapping; other files with its columns are read as well, and the rest is counted. Throws `invalid-input`. */
export function readMapped(
  { file, table }: UnknownTable,
  mapping: TableMapping,
  files: readonly HistoryFile[],
): RecognisedHistory {
  const names = table.names.join('\n');
  const rule = ruleOf(mapping, table, file.path);
  refuseNameless(mapping, table, file);
  const isDeleted = (other: HistoryFile): boolean =>
    other !== file && isInFolder(other.path, ...deletedFolders);
  const alike = files.filter(
    (other) =>
      other === file ||
      (other.kind === 'table' && other.hasRows && !isDeleted(other) && other.names.join('\n') === names),
  );
  return {
    format: 'own-table',
    read: async (reading) => {
      const rows = [];
      for (const each of alike) rows.push(...(await readByRule(each, rule, reading)));
      for (const other of files) {
        if (other.hasRows && !alike.includes(other))
          reading.untaken.add(isDeleted(other) ? 'deleted' : 'other', other.path, await countRows(other));
      }
      return rows;
    },
  };
}

function refuseNameless({ columns }: TableMapping, { names }: TableCells, { path }: HistoryFile): void {
  if (columns.some(({ meaning }) => ['title', 'imdb-id', 'tmdb-id', 'movielens-id'].includes(meaning)))
    return;
  throw new MatineeError(
    'invalid-input',
    `Say which column has the title of the movie, or its number at IMDb, TMDB or MovieLens. ${path} has ${names.join(', ')}.`,
    { details: { file: path } },
  );
}

/** The table with the mapping that is given, otherwise the remembered or the guessed one. Throws `invalid-input`. */
export function describeMapped(
  { file, table }: UnknownTable,
  given: TableMapping | null,
  remembered: RememberedMapping,
): MappedTable {
  const known = given === null ? remembered(table.names) : null;
  const mapping = given ?? known ?? guessMapping(table, file.path);
  const read = rowReader(table, file.path, ruleOf(mapping, table, file.path));
  const rows = table.rows.map((row) => ({ row, parsed: read(row) }));
  return {
    ...{ file: file.path, rows: table.rows.length, mapping, isRemembered: known !== null },
    samples: table.names.map((_, place) => samplesOf(table, place)),
    first: rows.slice(0, shownRows).map(({ row, parsed }) => shownRow(row.line, row.cells, parsed)),
    taken: rows.filter(({ parsed }) => typeof parsed !== 'string').length,
    undated: rows.filter(
      ({ parsed }) => typeof parsed !== 'string' && parsed.some((each) => each.dateProblem !== null),
    ).length,
  };
}

function samplesOf(table: TableCells, place: number): string[] {
  const found = new Set<string>();
  for (const { cells } of table.rows) {
    const text = cells[place] ?? '';
    if (text !== '') found.add(text.length > longestSample ? `${text.slice(0, longestSample)}…` : text);
    if (found.size === shownSamples) break;
  }
  return [...found];
}

function shownRow(
  line: number,
  cells: readonly string[],
  parsed: ReturnType<ReturnType<typeof rowReader>>,
): MappedRow {
  if (typeof parsed === 'string') {
    const title = cells.find((cell) => cell !== '') ?? '';
    return { line, title, year: null, kind: null, stars: null, datedAtMs: null, problem: parsed };
  }
  const [row] = parsed;
  if (row === undefined) throw new Error('a row that is read has something');
  const { title, year, kind, halfStars, datedAtMs, dateProblem } = row;
  const named = title || (row.imdbId ?? `TMDB ${row.tmdbId ?? ''}`);
  return {
    ...{ line, title: named, year, kind, datedAtMs, problem: dateProblem },
    stars: halfStars === null ? null : toStars(halfStars),
  };
}

/** One of the meanings would be lost without a word. */
function namedTwice(name: string, meanings: readonly ColumnMeaning[], file: string): MatineeError {
  const advice = ['watched', 'date'].every((each) => meanings.some((meaning) => meaning === each))
    ? ' A column with the days on which movies were watched is watched-date.'
    : '';
  return new MatineeError(
    'invalid-input',
    `The column ${name} is given as ${meanings.join(' and as ')}, and a column has one meaning.${advice}`,
    { details: { file, name } },
  );
}

/** What is said of a table by the names of some of its columns; null for what is not said. */
export type NamedColumns = {
  columns: readonly { name: string; meaning: ColumnMeaning }[];
  scale: RatingScale | null;
  dateOrder: MappedDateOrder | null;
  unrated: Unrated | null;
};

/** A mapping of all columns, the others being ignored; the scale is that of the ratings if it is not said. Throws `invalid-input`. */
export function completeMapping({ file, table }: UnknownTable, named: NamedColumns): TableMapping {
  const meanings = new Map<number, ColumnMeaning>();
  for (const { name, meaning } of named.columns) {
    const exact = table.names.indexOf(name);
    const place =
      exact >= 0 ? exact : table.names.findIndex((each) => each.toLowerCase() === name.toLowerCase());
    if (place < 0) throw noColumn(name, table.names, file.path);
    const other = meanings.get(place);
    if (other !== undefined) throw namedTwice(name, [other, meaning], file.path);
    meanings.set(place, meaning);
  }
  const rating = table.names.findIndex((_, place) => meanings.get(place) === 'rating');
  return {
    columns: table.names.map((name, place) => ({ name, meaning: meanings.get(place) ?? 'ignored' })),
    scale: named.scale ?? guessScale(table, rating),
    dateOrder: named.dateOrder ?? 'automatic',
    unrated: named.unrated ?? 'left-out',
  };
}
