// A disk that fails SQLite's own calls: strace answers the system's calls on the library's databases with an error, one by one.
import { execFile, execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { bundle } from './bundle.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import { Tally } from './tally.ts';
import { makeLibrary } from './torture-library.ts';

const run = promisify(execFile);
const raterFile = fileURLToPath(new URL('struck-rater.ts', import.meta.url));
const ratings = 8;
const files = ['diary.db', 'diary.db-wal', 'diary.db-shm', 'catalogue.db'];

/** What SQLite asks of the system, and about how often a struck rater asks for it. */
const calls = [
  { name: 'pwrite64', times: 40 },
  { name: 'pread64', times: 40 },
  { name: 'fsync', times: 14 },
  { name: 'ftruncate', times: 6 },
  { name: 'openat', times: 8 },
] as const;
const errors = ['EIO', 'ENOSPC'] as const;

/** `most` faults, each once or from then on; null where strace is not there or may not look into other processes. */
export async function breakDisk(
  directory: string,
  { most, seed }: { most: number; seed: number },
): Promise<Tally | null> {
  if (!canStrike()) return null;
  const libraryDirectory = join(directory, 'library');
  await makeLibrary(libraryDirectory);
  const rater = await bundle(raterFile);
  const random = createRandom(seed, 'broken disk');
  const [ledger, tally] = [new Ledger(), new Tally()];
  let refusals = 0;
  for (let round = 0; round < most; round += 1) {
    const call = pick(calls, random);
    const when = `${1 + Math.floor(random.uniform() * call.times)}${random.uniform() < 0.3 ? '+' : ''}`;
    const fault = `${call.name}:error=${pick(errors, random)}:when=${when}`;
    const said = await rateStruck(rater, libraryDirectory, fault, String(round + seed));
    const refused = read(said, ledger);
    refusals += refused.length;
    const { ratings: found, problems } = await inspectLibrary(libraryDirectory);
    tally.add({
      lost: ledger.compare(found).map((problem) => `${fault}: ${problem}`),
      problems: [...problems, ...refused.filter((each) => each.startsWith('internal'))].map(
        (problem) => `${fault}: ${problem}`,
      ),
    });
  }
  rmSync(dirname(rater), { recursive: true });
  tally.acknowledged = ledger.acknowledgements;
  tally.note = `${refusals} refusals in words`;
  return tally;
}

function pick<T>(all: readonly T[], random: Random): T {
  const picked = all[Math.floor(random.uniform() * all.length)];
  if (picked === undefined) throw new Error('there is nothing to pick from');
  return picked;
}

function canStrike(): boolean {
  try {
    execFileSync('strace', ['-o', '/dev/null', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function rateStruck(
  rater: string,
  libraryDirectory: string,
  fault: string,
  seed: string,
): Promise<string> {
  const paths = files.flatMap((name) => ['-P', join(libraryDirectory, name)]);
  const [name = ''] = fault.split(':');
  const { stdout } = await run('strace', [
    ...['-f', '-qq', '-o', '/dev/null', ...paths, '-e', `trace=${name}`, '-e', `inject=${fault}`],
    ...[process.execPath, rater, libraryDirectory, seed, String(ratings)],
  ]);
  return stdout;
}

/** Enters what the rater said into the ledger; returns its refusals. */
function read(said: string, ledger: Ledger): string[] {
  for (const [, word, movieId, stars] of said.matchAll(/^(begin|saved) (\d+) ([\d.]+)$/gmu)) {
    const rating = { movieId: Number(movieId), stars: Number(stars) };
    if (word === 'begin') ledger.begin(rating);
    else ledger.acknowledge(rating);
  }
  return [...said.matchAll(/^refused (.*)$/gmu)].map(([, words = '']) => words);
}
