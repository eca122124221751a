// Reads tables of movie details into a finished catalogue and reports what became of each record.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { DetailsReport } from '../../../contract/importing.ts';
import type { DetailsWriter } from '../../library/catalogue/details-writer.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { readCsv, type CsvRow } from '../csv.ts';
import type { ProgressMeter } from '../progress-meter.ts';
import { SkippedRows } from '../skipped-rows.ts';
import type { TableHeader } from '../table-header.ts';
import { readText } from '../text-file.ts';
import { creditsReader } from './credits-table.ts';
import type { DetailsKind, DetailsTable, DetailsTables } from './details-tables.ts';
import { keywordsReader } from './keywords-table.ts';
import { hasId, recordReader } from './movies-metadata.ts';
import { stitchRows, type StitchedRow } from './stitched-rows.ts';

export type DetailsContext = {
  writer: DetailsWriter;
  meter: ProgressMeter;
  signal: AbortSignal | undefined;
  /** Name of the archive or file, for people. */
  source: string;
};

/** How records of a kind are read and added. */
type Adding = {
  rows: (rows: Iterable<CsvRow>) => Iterable<StitchedRow>;
  /** What a row adds, false where the catalogue has no such movie; or the reason why the row is invalid. */
  add: (fields: readonly string[]) => { tmdbId: number | null; add: () => boolean } | SkipReason;
};

/** A few tens of milliseconds of writing; a movie has many credits. */
const turnRecords: Readonly<Record<DetailsKind, number>> = { metadata: 500, credits: 50, keywords: 500 };
/** The cast and crew of 45,000 movies take 190 MB. */
const mostBytes = 480 * 2 ** 20;

/**
 * Invalid records are skipped and reported. The counts of records are those of the first table; the others say only how many movies
 * they added to. Throws `mostly-bad-rows` and `cancelled`.
 */
export async function readDetails(tables: DetailsTables, context: DetailsContext): Promise<DetailsReport> {
  const { writer, meter, source } = context;
  const startedAt = performance.now();
  const skipped = new SkippedRows();
  let first: Counts | null = null;
  meter.enter('details');
  for (const [kind, table] of tables) {
    const counts = await readTable(kind, table, skipped, context);
    first ??= counts;
  }
  return {
    source,
    ...(first ?? noCounts()),
    movies: writer.movies,
    matched: writer.matched,
    added: writer.added,
    ...skipped.report(),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}

type Counts = Pick<DetailsReport, 'records' | 'unmatched' | 'repeated' | 'repaired'>;
const noCounts = (): Counts => ({ records: 0, unmatched: 0, repeated: 0, repaired: 0 });

async function readTable(
  kind: DetailsKind,
  { file, header }: DetailsTable,
  skipped: SkippedRows,
  { writer, meter, signal }: DetailsContext,
): Promise<Counts> {
  const { rows, add } = addingOf[kind](header, writer);
  const seen = new Set<number>();
  const counts = noCounts();
  const columns = header.columns.length;
  const text = await readText(file, { signal, mostBytes, onBytes: (bytes) => meter.addBytes(bytes) });
  for (const { line, fields, problem, isRepaired } of rows(belowHeader(text, header.delimiter))) {
    counts.records += 1;
    if (isRepaired) counts.repaired += 1;
    const isWhole = fields.length === columns;
    const record = problem ?? (isWhole ? add(fields) : 'the row has too few or too many fields');
    if (typeof record === 'string') {
      skipped.add(file.path, line, record);
    } else if (record.tmdbId !== null && seen.has(record.tmdbId)) {
      counts.repeated += 1;
    } else {
      if (record.tmdbId !== null) seen.add(record.tmdbId);
      if (!record.add()) counts.unmatched += 1;
    }
    if (counts.records % turnRecords[kind] === 0) {
      meter.addRows(turnRecords[kind]);
      await nextTurn(signal);
    }
  }
  skipped.refuseMostlyBad(file.path, counts.records);
  return counts;
}

const addingOf: Readonly<Record<DetailsKind, (header: TableHeader, writer: DetailsWriter) => Adding>> = {
  metadata: (header, writer) => ({
    rows: (rows) => stitchRows(rows, header.columns.length, hasId(header)),
    add: adding(recordReader(header), (record) => writer.add(record)),
  }),
  credits: (header, writer) => ({
    rows: asTheyAre,
    add: adding(creditsReader(header), (record) => writer.addCredits(record)),
  }),
  keywords: (header, writer) => ({
    rows: asTheyAre,
    add: adding(keywordsReader(header), (record) => writer.addKeywords(record)),
  }),
};

function adding<R extends { tmdbId: number | null }>(
  read: (fields: readonly string[]) => R | SkipReason,
  add: (record: R) => boolean,
): Adding['add'] {
  return (fields) => {
    const record = read(fields);
    return typeof record === 'string' ? record : { tmdbId: record.tmdbId, add: () => add(record) };
  };
}

function* asTheyAre(rows: Iterable<CsvRow>): Generator<StitchedRow> {
  for (const row of rows) yield { ...row, isRepaired: false };
}

function* belowHeader(text: string, delimiter: string): Generator<CsvRow> {
  let isHeader = true;
  for (const row of readCsv(text, delimiter)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}
