// Sites whose export is one plain table: what each says about its columns, and the one reader of them all.
import type { ColumnMeaning, RatingScale, Unrated } from '../../../contract/table-mapping.ts';
import type { DateOrder } from '../../base/date-text.ts';
import type { HistoryFile } from '../history-file.ts';
import type { ReadingHistory, SiteHistory, SiteReader } from '../history-format.ts';
import { foldName, readByRule, type ReadingRule } from '../mapping/read-mapped.ts';
import { readCells } from '../mapping/table-cells.ts';
import type { SourceRow } from '../source-row.ts';

export type TableSite = Pick<ReadingRule, 'judge' | 'film' | 'isZeroWorst' | 'list' | 'isDateOfNote'> & {
  /** Its tables have all columns of one of these groups; as `foldName` has them, which `movie.title` of JSON turns into `movietitle`. */
  needs: readonly (readonly string[])[];
  /** Folded names by meaning; of several the first that has something counts, row by row. */
  columns: Readonly<Partial<Record<ColumnMeaning, readonly string[]>>>;
  /** From the values where the site lets everyone choose. */
  scale: RatingScale | ((ratings: readonly string[]) => RatingScale);
  dateOrder?: DateOrder;
  /** What rows without a rating are; may depend on the table's columns. */
  unrated: Unrated | ((folded: readonly string[]) => Unrated);
  /** Looks at all rows of a table at the end. */
  finish?: (rows: SourceRow[], reading: ReadingHistory) => SourceRow[];
};

/** Recognises and reads the tables of a site. */
export function readerOf(site: TableSite): SiteReader {
  return (files) => {
    const tables = files.filter((file) => isTableOf(site, foldedNames(file)));
    if (tables.length === 0) return null;
    return {
      files: tables,
      read: async (reading) => {
        const rows: SourceRow[] = [];
        for (const file of tables) {
          const found = await readByRule(file, await ruleFor(site, file), reading);
          rows.push(...(site.finish?.(found, reading) ?? found));
        }
        return rows;
      },
    };
  };
}

/** A site that has files of several kinds: each reader takes its own. */
export function together(...readers: readonly SiteReader[]): SiteReader {
  return (files) => {
    const found: SiteHistory[] = [];
    let left = files;
    for (const recognise of readers) {
      const history = recognise(left);
      if (history === null) continue;
      found.push(history);
      left = left.filter((file) => !history.files.includes(file));
    }
    if (found.length === 0) return null;
    return {
      files: found.flatMap((history) => history.files),
      read: async (reading) => {
        const rows: SourceRow[] = [];
        for (const history of found) rows.push(...(await history.read(reading)));
        return rows;
      },
    };
  };
}

/** The columns of a table, or the fields of JSON, as `foldName` has them. */
export function foldedNames({ names }: Pick<HistoryFile, 'names'>): string[] {
  return names.map(foldName);
}

function isTableOf({ needs }: TableSite, folded: readonly string[]): boolean {
  return needs.some((group) => group.every((name) => folded.includes(name)));
}

async function ruleFor(site: TableSite, file: HistoryFile): Promise<ReadingRule> {
  const table = await readCells(file, site.list);
  const folded = (table?.names ?? []).map(foldName);
  const placesOf = (names: readonly string[] = []): number[] =>
    names.map((name) => folded.indexOf(name)).filter((place) => place >= 0);
  const { rating, ...others } = site.columns;
  const [ratingPlace] = placesOf(rating);
  const ratings = (table?.rows ?? []).map(({ cells }) => cells[ratingPlace ?? -1] ?? '');
  const places: Partial<Record<ColumnMeaning, readonly number[]>> = { rating: placesOf(rating) };
  for (const [meaning, names] of Object.entries(others) as [ColumnMeaning, readonly string[]][]) {
    places[meaning] = placesOf(names);
  }
  return {
    places,
    scale: typeof site.scale === 'function' ? site.scale(ratings) : site.scale,
    dateOrder: site.dateOrder ?? null,
    unrated: typeof site.unrated === 'function' ? site.unrated(folded) : site.unrated,
    ...{ judge: site.judge, film: site.film, isZeroWorst: site.isZeroWorst, list: site.list ?? null },
    isDateOfNote: site.isDateOfNote,
  };
}
