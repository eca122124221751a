// The rows of a CSV table or of a list of JSON objects as cells under named columns, whatever the file.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { z } from 'zod';
import { readCsv } from '../../archives/csv.ts';
import { unguardCell } from '../../base/spreadsheet-cell.ts';
import type { HistoryFile } from '../history-file.ts';
import { isRagged } from '../table-rows.ts';

export type CellRow = {
  line: number;
  /** Trimmed, one for each column; empty where the row has nothing. */
  cells: readonly string[];
  /** Why the row can't be used; null for a row that can. */
  problem: SkipReason | null;
};

export type TableCells = { names: readonly string[]; rows: readonly CellRow[] };

const objectSchema = z.record(z.string(), z.unknown());
/** More columns than any table of movies has; what is beyond is not read. */
const maxColumns = 200;
const maxDepth = 3;

/** Of JSON the list named `list`, otherwise the longest one; null where there is none of objects. */
export async function readCells(file: HistoryFile, list: string | null = null): Promise<TableCells | null> {
  return file.kind === 'json' ? jsonCells(await file.text(), list) : csvCells(file, await file.text());
}

function csvCells({ header, names }: HistoryFile, text: string): TableCells {
  const [, ...rows] = readCsv(text, header.delimiter);
  return {
    names,
    rows: rows.map(({ line, fields, problem }) => ({
      line,
      cells: names.map((_, place) => unguardCell(fields[place]?.trim() ?? '')),
      problem: problem ?? (isRagged(fields, names.length) ? skipReasons.ragged : null),
    })),
  };
}

function jsonCells(text: string, name: string | null): TableCells | null {
  const parsed = parseJson(text);
  const list = longestList(name === null ? parsed : objectSchema.safeParse(parsed).data?.[name]);
  if (list === null) return null;
  const rows = list.map((each) => {
    const cells = new Map<string, string>();
    flatten(objectSchema.safeParse(each).data ?? {}, '', 1, cells);
    return cells;
  });
  const names = [...new Set(rows.flatMap((cells) => [...cells.keys()]))].slice(0, maxColumns);
  if (names.length === 0) return null;
  return {
    names,
    rows: rows.map((cells, place) => ({
      line: place + 1,
      cells: names.map((name) => cells.get(name) ?? ''),
      problem: cells.size === 0 ? skipReasons.ragged : null,
    })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The value itself, or the longest list that it holds. */
function longestList(value: unknown): unknown[] | null {
  const lists = [value, ...Object.values(objectSchema.safeParse(value).data ?? {})].filter(
    (each): each is unknown[] =>
      Array.isArray(each) && each.some((one) => objectSchema.safeParse(one).success),
  );
  return lists.reduce<unknown[] | null>(
    (best, list) => (list.length > (best?.length ?? 0) ? list : best),
    null,
  );
}

/** `{ movie: { title } }` as the column `movie.title`; of a list of plain values the values, with commas. */
function flatten(
  object: Readonly<Record<string, unknown>>,
  prefix: string,
  depth: number,
  cells: Map<string, string>,
): void {
  for (const [key, value] of Object.entries(object)) {
    const inner = objectSchema.safeParse(value);
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      cells.set(prefix + key, String(value).trim());
    else if (value === null) cells.set(prefix + key, '');
    else if (Array.isArray(value)) {
      cells.set(
        prefix + key,
        value.filter((one) => typeof one === 'string' || typeof one === 'number').join(', '),
      );
    } else if (inner.success && depth < maxDepth) flatten(inner.data, `${prefix}${key}.`, depth + 1, cells);
  }
}
