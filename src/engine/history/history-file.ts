// A file that may hold part of a history, as its readers see it.
import type { TableHeader } from '../archives/table-header.ts';

/** A file of the chosen zip, folder or path that may hold part of a history. */
export type HistoryFile = {
  /** Path inside the zip or folder, `/` between folders. */
  path: string;
  kind: 'table' | 'json';
  /** Of a table; that of a JSON file has no columns. */
  header: TableHeader;
  /** The columns as the table writes them; of a JSON file the fields at its beginning, see `jsonKeys`. */
  names: readonly string[];
  /** False for a table that ends with its header. */
  hasRows: boolean;
  text: () => Promise<string>;
};
