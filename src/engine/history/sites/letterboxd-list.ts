// A list as Letterboxd exports it: a table about the list, then a table of its films.
import { skipReasons } from '../../../contract/skip-reasons.ts';
import { readCsv } from '../../archives/csv.ts';
import { unguardCell } from '../../base/spreadsheet-cell.ts';
import { parseImdbId, parseId, parseYear } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { ReadingHistory } from '../history-format.ts';
import { listNameOfFile } from '../source-list.ts';
import { type SourceList, bareRow, type SourceRow } from '../source-row.ts';

/** Whether the file begins as such a list does. */
export function isLetterboxdList({ names }: Pick<HistoryFile, 'names'>): boolean {
  return /^Letterboxd list export/iu.test(names[0] ?? '');
}

/** Rows that name no film are skipped; a list without a name is called as its file. */
export async function readLetterboxdList(
  file: HistoryFile,
  { skipped }: Pick<ReadingHistory, 'skipped'>,
): Promise<SourceRow[]> {
  const text = await file.text();
  let list: SourceList | null = null;
  let films: Cells | null = null;
  let about: Cells | null = null;
  const rows: SourceRow[] = [];
  for (const { line, fields } of readCsv(text, file.header.delimiter)) {
    const cells = fields.map((field) => unguardCell(field.trim()));
    if (films !== null) {
      list ??= unnamed(file);
      const row = toRow(films(cells), list, file.path, line);
      if (row === null) skipped.add(file.path, line, skipReasons.noTitle);
      else rows.push(row);
    } else if (cells.includes('Position') || (cells.includes('Name') && cells.includes('Year'))) {
      films = cellsOf(cells);
    } else if (about !== null) {
      const field = about(cells);
      list = { ...unnamed(file), note: field('description') };
      if (field('name') !== '') list = { ...list, name: field('name') };
      about = null;
    } else if (cells.includes('Name')) about = cellsOf(cells);
  }
  return rows;
}

type Field = (column: string) => string;
type Cells = (cells: readonly string[]) => Field;

/** Fields of a row by the names of a header. */
function cellsOf(header: readonly string[]): Cells {
  const places = new Map(
    header.map((name, place) => [name.toLowerCase().replace(/[^a-z0-9]/gu, ''), place] as const),
  );
  return (cells) => (column) => cells[places.get(column) ?? -1] ?? '';
}

function unnamed(file: HistoryFile): SourceList {
  return { name: listNameOfFile(file.path), note: '', isOrdered: true };
}

function toRow(field: Field, list: SourceList, file: string, line: number): SourceRow | null {
  const title = field('name') || field('title');
  const ids = { imdbId: parseImdbId(field('imdbid')), tmdbId: parseId(field('tmdbid')) };
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return null;
  return {
    ...bareRow,
    ...ids,
    ...{ kind: 'list', list, file, line, title, year: parseYear(field('year')), note: field('description') },
    siteFilm: field('url') || field('letterboxduri') || null,
  };
}
