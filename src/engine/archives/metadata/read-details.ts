// Reads a table of movie details into a finished catalogue and reports what became of each record.
import type { DetailsReport } from '../../../contract/importing.ts';
import type { DetailsWriter } from '../../library/catalogue/details-writer.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { readCsv, type CsvRow } from '../csv.ts';
import type { ProgressMeter } from '../progress-meter.ts';
import { SkippedRows } from '../skipped-rows.ts';
import { readText } from '../text-file.ts';
import { hasId, recordReader, type MetadataTable } from './movies-metadata.ts';
import { stitchRows } from './stitched-rows.ts';

export type DetailsContext = {
  writer: DetailsWriter;
  meter: ProgressMeter;
  signal: AbortSignal | undefined;
  /** Name of the archive or file, for people. */
  source: string;
};

/** About 20 ms of writing. */
const turnRecords = 500;

/** Invalid records are skipped and reported. Throws `mostly-bad-rows` and `cancelled`. */
export async function readDetails(
  { file, header }: MetadataTable,
  { writer, meter, signal, source }: DetailsContext,
): Promise<DetailsReport> {
  const startedAt = performance.now();
  const skipped = new SkippedRows();
  const toRecord = recordReader(header);
  const seen = new Set<number>();
  const counts = { records: 0, unmatched: 0, repeated: 0, repaired: 0 };
  const columns = header.columns.length;

  meter.enter('details');
  const text = await readText(file, { signal, onBytes: (bytes) => meter.addBytes(bytes) });
  for (const row of stitchRows(belowHeader(text, header.delimiter), columns, hasId(header))) {
    counts.records += 1;
    if (row.isRepaired) counts.repaired += 1;
    const record = readRow(row, columns, toRecord);
    if (typeof record === 'string') {
      skipped.add(file.path, row.line, record);
    } else if (record.tmdbId !== null && seen.has(record.tmdbId)) {
      counts.repeated += 1;
    } else {
      if (record.tmdbId !== null) seen.add(record.tmdbId);
      if (!writer.add(record)) counts.unmatched += 1;
    }
    if (counts.records % turnRecords === 0) {
      meter.addRows(turnRecords);
      await nextTurn(signal);
    }
  }
  skipped.refuseMostlyBad(file.path, counts.records);
  return {
    source,
    ...counts,
    movies: writer.movies,
    matched: writer.matched,
    ...skipped.report(),
    elapsedMs: Math.round(performance.now() - startedAt),
  };
}

function* belowHeader(text: string, delimiter: string): Generator<CsvRow> {
  let isHeader = true;
  for (const row of readCsv(text, delimiter)) {
    if (!isHeader) yield row;
    isHeader = false;
  }
}

function readRow(
  { fields, problem }: CsvRow,
  columns: number,
  toRecord: ReturnType<typeof recordReader>,
): ReturnType<typeof toRecord> {
  if (problem !== null) return problem;
  return fields.length === columns ? toRecord(fields) : 'the row has too few or too many fields';
}
