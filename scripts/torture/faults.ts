// Each write of everything that writes files fails once: what the person reads is a sentence for people, and nothing is lost.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatineeError, toErrorInfo } from '../../src/contract/errors.ts';
import { trainingOptionsSchema } from '../../src/contract/training.ts';
import { runCli } from '../../tests/fixtures/run-cli.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { newRunId } from '../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../src/engine/jobs/run-job.ts';
import { plantedArchive } from '../../tests/fixtures/planted-archive.ts';
import { faults, withFault } from './fault-hook.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import { Tally } from './tally.ts';
import { makeLibrary } from './torture-library.ts';

type Place = { library: string; outputs: string; inputs: string };

/** Something that a person does and that writes files; throws what they would read. */
type Deed = {
  name: string;
  work: (place: Place) => Promise<void>;
  /** Its file is the old one or the new one, whole. */ output?: string;
};

const deeds: readonly Deed[] = [
  {
    name: 'backup',
    work: ({ library, outputs }) => command('backup', join(outputs, 'diary.matinee'), '--library', library),
    output: 'diary.matinee',
  },
  {
    name: 'export of ratings',
    work: ({ library, outputs }) =>
      command('export', 'ratings', join(outputs, 'ratings.csv'), '--library', library),
    output: 'ratings.csv',
  },
  {
    name: 'history',
    work: ({ library, inputs }) =>
      command('history', 'import', join(inputs, 'ratings.csv'), '--yes', '--library', library),
  },
  { name: 'import', work: importArchive },
  { name: 'training', work: train },
];

/** Trains one small model for each write of a training, which takes the longest. */
export async function injectFaults(
  directory: string,
  { most = Number.POSITIVE_INFINITY } = {},
): Promise<Tally> {
  const tally = new Tally();
  const original = join(directory, 'original');
  const ledger = await prepare(original);
  for (const deed of deeds) {
    for (const fault of faults) {
      for (let at = 1; at <= most; at += 1) {
        const place = copyOf(original, join(directory, 'place'));
        let reported: unknown = null;
        const wasReached = await withFault(fault, at, async () => {
          reported = await thrownBy(() => deed.work(place));
        });
        const where = `${deed.name}, ${fault} at write ${at}`;
        if (!wasReached && reported !== null)
          throw new Error(`${where}: fails without a fault`, { cause: reported });
        const { ratings, problems } = await inspectLibrary(place.library);
        tally.add({
          lost: ledger.compare(ratings).map((problem) => `${where}: ${problem}`),
          problems: [...problems, ...complaints(reported), ...outputProblems(deed, place)].map(
            (problem) => `${where}: ${problem}`,
          ),
        });
        if (!wasReached) break;
      }
    }
  }
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

async function prepare(directory: string): Promise<Ledger> {
  const [library, ledger] = [join(directory, 'library'), new Ledger()];
  await makeLibrary(library);
  const engine = openEngine({ libraryDirectory: library });
  for (let movieId = 1; movieId <= 20; movieId += 1) {
    await engine.rate('You', movieId, 4);
    ledger.acknowledge({ movieId, stars: 4 });
  }
  engine.close();
  const inputs = join(directory, 'inputs');
  mkdirSync(join(inputs, 'planted'), { recursive: true });
  mkdirSync(join(directory, 'outputs'));
  for (const [name, text] of Object.entries(plantedArchive({ users: 40, movies: 60 })))
    writeFileSync(join(inputs, name), text);
  // Of a movie that the library lacks, so that the ratings stay those of the ledger.
  writeFileSync(
    join(inputs, 'ratings.csv'),
    'Date,Name,Year,Letterboxd URI,Rating\n2024-01-02,Nowhere to be found,1931,https://boxd.it/1,3\n',
  );
  return ledger;
}

function copyOf(original: string, place: string): Place {
  rmSync(place, { recursive: true, force: true });
  cpSync(original, place, { recursive: true });
  return { library: join(place, 'library'), outputs: join(place, 'outputs'), inputs: join(place, 'inputs') };
}

async function command(...parameters: string[]): Promise<void> {
  const { code, stderr } = await runCli(...parameters);
  if (code !== 0)
    throw new MatineeError(stderr.includes('unexpected') ? 'internal' : 'invalid-input', stderr.trim());
}

async function importArchive({ library, inputs }: Place): Promise<void> {
  const result = await runJob({ kind: 'import', path: join(inputs, 'planted'), libraryDirectory: library });
  if (result.kind !== 'import') throw new Error('not an import');
  const engine = openEngine({ libraryDirectory: library });
  try {
    engine.adoptCatalogue(result.stagedFile);
  } finally {
    engine.close();
  }
}

async function train({ library }: Place): Promise<void> {
  const options = trainingOptionsSchema.parse({ preset: 'classic', epochs: 1 });
  const result = await runJob({ kind: 'training', libraryDirectory: library, options, runId: newRunId() });
  if (result.kind !== 'training') throw new Error('not a training');
  const engine = openEngine({ libraryDirectory: library });
  try {
    engine.adoptRun(result.run);
  } finally {
    engine.close();
  }
}

async function thrownBy(work: () => Promise<void>): Promise<unknown> {
  try {
    await work();
    return null;
  } catch (error) {
    return error;
  }
}

function complaints(reported: unknown): string[] {
  if (reported === null) return [];
  const { code, message } = toErrorInfo(reported);
  return code === 'internal' ? [message] : [];
}

/** What a failed export leaves is nothing, and what a finished one leaves is whole. */
function outputProblems({ output }: Deed, { outputs }: Place): string[] {
  if (output === undefined || !existsSync(join(outputs, output))) return [];
  const file = join(outputs, output);
  return statSync(file).size === 0 || (output.endsWith('.csv') && !readFileSync(file, 'utf8').endsWith('\n'))
    ? [`${output} is cut`]
    : [];
}
