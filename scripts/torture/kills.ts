// Processes that write to a library are killed at random moments; what they acknowledged is there afterwards.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { inspectLibrary } from './inspection.ts';
import { bundle } from './bundle.ts';
import { Ledger } from './ledger.ts';
import { makeLibrary, movieCount } from './torture-library.ts';
import { Tally } from './tally.ts';

const cliFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** A rater is killed up to so long after its first word. */
const longestMs = 120;

export type KillOptions = { libraryDirectory: string; seed: number; isOver: (kills: number) => boolean };

/** Kills engines amid their ratings. */
export async function killRaters({ libraryDirectory, seed, isOver }: KillOptions): Promise<Tally> {
  await makeLibrary(libraryDirectory);
  const random = createRandom(seed, 'kills');
  const [ledger, tally] = [new Ledger(), new Tally()];
  const rater = await bundle('rater.ts');
  while (!isOver(tally.rounds)) {
    await killRater(rater, libraryDirectory, random, ledger);
    await lookAt(libraryDirectory, ledger, tally);
  }
  rmSync(dirname(rater), { recursive: true });
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

/** Kills `rate` on the command line, at any moment from its start to its end. */
export async function killCommands({ libraryDirectory, seed, isOver }: KillOptions): Promise<Tally> {
  await makeLibrary(libraryDirectory);
  const random = createRandom(seed, 'commands');
  const [ledger, tally] = [new Ledger(), new Tally()];
  let usualMs = 0;
  while (!isOver(tally.rounds)) {
    const rating = {
      movieId: 1 + Math.floor(random.uniform() * movieCount),
      stars: (1 + Math.floor(random.uniform() * 10)) / 2,
    };
    const startMs = performance.now();
    ledger.begin(rating);
    const child = start(cliFile, [
      ...['rate', '--library', libraryDirectory, '--profile', 'You'],
      ...['--movie', String(rating.movieId), '--stars', String(rating.stars)],
    ]);
    // The first one runs to its end, which says how long that is.
    const timer =
      usualMs === 0 ? undefined : setTimeout(() => child.kill('SIGKILL'), random.uniform() * 1.1 * usualMs);
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(timer);
    if (code === 0) {
      ledger.acknowledge(rating);
      usualMs = Math.max(usualMs, performance.now() - startMs);
    } else if (code !== null) throw new Error(`rate ended by itself with ${code}`);
    await lookAt(libraryDirectory, ledger, tally);
  }
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

async function killRater(
  rater: string,
  libraryDirectory: string,
  random: Random,
  ledger: Ledger,
): Promise<void> {
  const child = start(rater, [libraryDirectory, String(Math.floor(random.uniform() * 2 ** 31))]);
  const afterMs = random.uniform() * longestMs;
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), afterMs);
    said += text;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== null) throw new Error(`the rater ended by itself with ${code}`);
  for (const [, word, movieId, stars] of said.matchAll(/^(begin|saved) (\d+) ([\d.]+)\n/gmu)) {
    const rating = { movieId: Number(movieId), stars: Number(stars) };
    if (word === 'begin') ledger.begin(rating);
    else ledger.acknowledge(rating);
  }
}

function start(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [...(file.endsWith('.ts') ? ['--import', 'tsx'] : []), file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function lookAt(libraryDirectory: string, ledger: Ledger, tally: Tally): Promise<void> {
  const { ratings, problems } = await inspectLibrary(libraryDirectory);
  tally.add({ lost: ledger.compare(ratings), problems });
}
