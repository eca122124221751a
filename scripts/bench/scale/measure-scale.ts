// Measures the import of a large made archive: speed, memory, progress, cancelling, and browsing meanwhile, beside the sqlite3 shell.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '../../../src/engine/engine.ts';
import type { BenchContext } from '../benchmarks.ts';
import { summarise, type Measurement } from '../measurement.ts';
import { quantile } from '../statistics.ts';
import { browseWhile } from './browsing.ts';
import { writeLargeArchive } from './large-archive.ts';
import { timeSqliteShell } from './sqlite-shell.ts';
import { runImport, stopImport, type ImportDone } from './watch-import.ts';

const phases = ['ratings', 'tags', 'indexing', 'statistics'];

export async function measureScale({ directory, runs, ratings }: BenchContext): Promise<Measurement[]> {
  const archive = join(directory, 'large-archive');
  const library = join(directory, 'large-library');
  console.error(`Writing an archive of ${ratings.toLocaleString('en')} ratings …`);
  await writeLargeArchive({ ratings, path: archive });
  // Open as in the app: who opens it later would clear away what an ended import has staged.
  const engine = openEngine({ libraryDirectory: library });
  try {
    const imports: ImportDone[] = [];
    const shellMs: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      console.error(`Importing it (${run + 1} of ${runs}) …`);
      const done = await runImport(library, archive);
      imports.push(done);
      await Promise.resolve(engine.adoptCatalogue(done.stagedFile));
      console.error(`Importing it by the sqlite3 shell (${run + 1} of ${runs}) …`);
      const shell = await timeSqliteShell(archive, join(directory, 'shell.db'));
      if (shell === null) console.error('scale-sqlite-shell is skipped: sqlite3 is not installed.');
      else shellMs.push(shell);
    }
    console.error('Browsing while it is imported …');
    const importing = runImport(library, archive);
    const browsing = await browseWhile(engine, importing);
    await rm((await importing).stagedFile);
    console.error('Cancelling it …');
    const stopping: number[] = [];
    for (const phase of phases) {
      const stopMs = await stopImport(library, archive, phase);
      if (stopMs !== null) stopping.push(stopMs);
    }
    return [
      ...importMeasurements(imports),
      ...(shellMs.length === 0 ? [] : [summarise('scale-sqlite-shell', 'ms', shellMs)]),
      summarise('scale-browsing-meanwhile', 'ms', browsing),
      summarise('scale-browsing-meanwhile-p95', 'ms', [quantile(browsing, 0.95)]),
      ...(stopping.length === 0 ? [] : [summarise('scale-cancel', 'ms', stopping)]),
    ];
  } finally {
    engine.close();
    await rm(archive, { recursive: true, force: true });
    await rm(library, { recursive: true, force: true });
  }
}

function importMeasurements(imports: readonly ImportDone[]): Measurement[] {
  const of = (figure: (done: ImportDone) => number): number[] => imports.map(figure);
  return [
    summarise(
      'scale-import',
      'ms',
      of(({ elapsedMs }) => elapsedMs),
    ),
    summarise(
      'scale-import-rate',
      'ratings/s',
      of(({ ratings, elapsedMs }) => (1000 * ratings) / elapsedMs),
    ),
    summarise(
      'scale-import-memory',
      'MB',
      of(({ peakMb }) => peakMb),
    ),
    summarise(
      'scale-longest-silence',
      'ms',
      of(({ longestGapMs }) => longestGapMs),
    ),
    summarise(
      'scale-catalogue',
      'MB',
      of(({ catalogueMb }) => catalogueMb),
    ),
  ];
}
