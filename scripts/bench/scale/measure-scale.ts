// Measures the import of a large made archive: speed, memory, progress, cancelling, and browsing meanwhile.
import { statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { movieSearchSchema, type MovieSearch } from '../../../src/contract/movies.ts';
import type { ImportReport } from '../../../src/contract/importing.ts';
import { openEngine, type Engine } from '../../../src/engine/engine.ts';
import type { JobSpec } from '../../../src/engine/jobs/job-protocol.ts';
import { quantile, repeat, samplesOf, type Samples } from '../measurement.ts';
import { writeLargeArchive } from './large-archive.ts';
import { stopJob, watchJob, type JobDone } from './watch-job.ts';

type ScaleOptions = { directory: string; runs: number; ratings: number };

const phases = ['ratings', 'tags', 'indexing', 'statistics'];
const pauseMs = 40;

/** What a person who browses asks for. */
const searches: readonly Partial<MovieSearch>[] = [
  { sort: 'popularity' },
  { sort: 'popularity', offset: 600 },
  { query: 'b' },
  { query: 'ba' },
  { query: 'bado sek' },
  { genres: ['Drama'], sort: 'rating' },
  { yearFrom: 1990, yearTo: 1999, sort: 'newest' },
  { minMeanStars: 4, sort: 'title' },
];

export async function measureScale({ directory, runs, ratings }: ScaleOptions): Promise<Samples[]> {
  const archive = join(directory, 'large-archive');
  const library = join(directory, 'large-library');
  const spec: JobSpec = { kind: 'import', path: archive, libraryDirectory: library };
  console.error(`Writing an archive of ${ratings.toLocaleString('en')} ratings …`);
  await writeLargeArchive({ ratings, path: archive });
  // Open as in the app: an engine that is opened later would remove what an ended import has staged.
  const engine = openEngine({ libraryDirectory: library });
  try {
    const imports = await repeat(runs, async (run) => {
      console.error(`Importing it (${run + 1} of ${runs}) …`);
      const done = await watchJob(spec);
      const { report, stagedFile } = importOf(done);
      const catalogueMb = statSync(stagedFile).size / 2 ** 20;
      await Promise.resolve(engine.adoptCatalogue(stagedFile));
      return [
        samplesOf('scale-import', 'ms', [done.elapsedMs]),
        samplesOf('scale-import-rate', 'ratings/s', [(1000 * report.ratings) / done.elapsedMs]),
        samplesOf('scale-import-memory', 'MB', [done.peakMb]),
        samplesOf('scale-longest-silence', 'ms', [done.longestGapMs]),
        samplesOf('scale-catalogue', 'MB', [catalogueMb]),
      ];
    });
    console.error('Browsing while it is imported …');
    const importing = watchJob(spec);
    const browsing = await browseWhile(engine, importing);
    await rm(importOf(await importing).stagedFile);
    console.error('Cancelling it …');
    const stopping: number[] = [];
    for (const phase of phases) stopping.push(...(await stopJob(spec, phase)));
    return [
      ...imports,
      samplesOf('scale-browsing-meanwhile', 'ms', browsing),
      samplesOf('scale-browsing-meanwhile-p95', 'ms', [quantile(browsing, 0.95)]),
      ...(stopping.length === 0 ? [] : [samplesOf('scale-cancel', 'ms', stopping)]),
    ];
  } finally {
    engine.close();
    await rm(archive, { recursive: true, force: true });
    await rm(library, { recursive: true, force: true });
  }
}

function importOf({ result }: JobDone): { report: ImportReport; stagedFile: string } {
  if (result.kind !== 'import' || result.report === null) throw new Error('not an import of ratings');
  return { report: result.report, stagedFile: result.stagedFile };
}

/** Times of single queries in milliseconds, some of them a second, until `other` has settled. */
async function browseWhile(engine: Engine, other: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  async function noteTime<T>(work: () => T | Promise<T>): Promise<T> {
    const startedAt = performance.now();
    const result = await work();
    times.push(performance.now() - startedAt);
    return result;
  }
  const state = { isOver: false };
  const over = other.finally(() => (state.isOver = true));
  for (let round = 0; !state.isOver; round += 1) {
    const search = movieSearchSchema.parse(searches[round % searches.length]);
    const { movies } = await noteTime(() => engine.handlers['movies:search'](search));
    const shown = movies[round % Math.max(1, movies.length)];
    if (shown !== undefined) await noteTime(() => engine.handlers['movies:get']({ movieId: shown.movieId }));
    await setTimeout(pauseMs);
  }
  await over;
  return times;
}
