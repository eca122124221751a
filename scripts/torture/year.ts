// A year of use: a start and a quit each day, ratings, archives, trainings, and backups by a calendar that runs ahead.
import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { plantedArchive } from '../../tests/fixtures/planted-archive.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import { Tally } from './tally.ts';
import { makeLibrary, movieCount } from './torture-library.ts';

const dayMs = 86_400_000;
const daysBetweenImports = 60;
const daysBetweenTrainings = 45;

/** `days` of use; the note says how memory, files and backups stood at the end. */
export async function liveFor(
  directory: string,
  { days, seed }: { days: number; seed: number },
): Promise<Tally> {
  const libraryDirectory = join(directory, 'library');
  await makeLibrary(libraryDirectory);
  const archives = [join(directory, 'own'), join(directory, 'other')];
  cpSync(libraryPaths(libraryDirectory).catalogue, archives[0] ?? '');
  writeArchive(archives[1] ?? '');
  const random = createRandom(seed, 'year');
  const [ledger, tally] = [new Ledger(), new Tally()];
  const RealDate = globalThis.Date;
  let early = 0;
  try {
    for (let day = 0; day < days; day += 1) {
      globalThis.Date = dateAhead(RealDate, day * dayMs);
      // Every other archive lacks the movies that were rated, which then wait.
      const isHome = Math.floor(day / daysBetweenImports) % 2 === 0;
      const archive = archives[isHome ? 0 : 1] ?? '';
      if (day > 0 && day % daysBetweenImports === 0) await changeArchive(libraryDirectory, archive, isHome);
      const engine = openEngine({ libraryDirectory });
      if (isHome) await rateSome(engine, random, ledger);
      engine.close();
      if (day > 0 && day % daysBetweenTrainings === 0) await train(libraryDirectory);
      const { ratings, problems } = await inspectLibrary(libraryDirectory);
      tally.add({
        lost: ledger.compare(ratings),
        problems: problems.map((problem) => `day ${day}: ${problem}`),
      });
      if (day === Math.floor(days / 3)) early = process.memoryUsage().rss;
    }
  } finally {
    globalThis.Date = RealDate;
  }
  tally.acknowledged = ledger.acknowledgements;
  tally.note = describe(libraryDirectory, early);
  return tally;
}

async function rateSome(engine: Engine, random: Random, ledger: Ledger): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) {
    const rating = {
      movieId: 1 + Math.floor(random.uniform() * movieCount),
      stars: (1 + Math.floor(random.uniform() * 10)) / 2,
    };
    ledger.begin(rating);
    await engine.rate('You', rating.movieId, rating.stars);
    ledger.acknowledge(rating);
  }
}

/** Another archive, in which everything waits, or again the one that the ratings are of. */
async function changeArchive(libraryDirectory: string, archive: string, isOwn: boolean): Promise<void> {
  let stagedFile = join(libraryPaths(libraryDirectory).staging, `${process.pid}-own.db`);
  if (isOwn) cpSync(archive, stagedFile);
  else {
    const result = await runJob({ kind: 'import', path: archive, libraryDirectory });
    if (result.kind !== 'import') throw new Error('not an import');
    stagedFile = result.stagedFile;
  }
  const engine = openEngine({ libraryDirectory });
  engine.adoptCatalogue(stagedFile);
  engine.close();
}

async function train(libraryDirectory: string): Promise<void> {
  const options = trainingOptionsSchema.parse({ preset: 'classic', epochs: 1 });
  const result = await runJob({ kind: 'training', libraryDirectory, options, runId: newRunId() });
  if (result.kind !== 'training') throw new Error('not a training');
  const engine = openEngine({ libraryDirectory });
  engine.adoptRun(result.run);
  engine.close();
}

function writeArchive(folder: string): void {
  mkdirSync(join(folder, 'planted'), { recursive: true });
  for (const [name, text] of Object.entries(plantedArchive({ users: 40, movies: 60 })))
    writeFileSync(join(folder, name), text);
}

/** The clock of the whole process, so much ahead. */
function dateAhead(RealDate: DateConstructor, aheadMs: number): DateConstructor {
  return class extends RealDate {
    constructor(...parameters: [] | [string | number | Date]) {
      if (parameters.length === 0) super(RealDate.now() + aheadMs);
      else super(...parameters);
    }
    static override now(): number {
      return RealDate.now() + aheadMs;
    }
  } as DateConstructor;
}

function describe(libraryDirectory: string, early: number): string {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  const files = readdirSync(libraryDirectory, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  const copies = readdirSync(libraryPaths(libraryDirectory).backups).filter((name) => name.endsWith('.db'));
  return (
    `${files.length} files of ${megabytes(bytes)} MB, ${copies.length} backups; memory ` +
    `${megabytes(early)} MB after a third, ${megabytes(process.memoryUsage().rss)} MB at the end`
  );
}
