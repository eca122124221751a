// Processes that write to a library are killed at random moments; what they acknowledged is there afterwards.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { inspectLibrary } from './inspection.ts';
import { bundle } from './bundle.ts';
import { Ledger } from './ledger.ts';
import { makeLibrary, movieCount } from './torture-library.ts';
import { Tally } from './tally.ts';

const raterFile = fileURLToPath(new URL('rater.ts', import.meta.url));
const cliFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** A rater is killed up to so long after its first acknowledged rating. */
const longestMs = 120;

export type KillOptions = { libraryDirectory: string; seed: number; isOver: (kills: number) => boolean };

/** Kills engines amid their ratings; `lanes` of them at a time, each at a library of its own. */
export async function killRaters({
  libraryDirectory,
  seed,
  isOver,
  lanes = 1,
}: KillOptions & { lanes?: number }): Promise<Tally> {
  const rater = await bundle(raterFile);
  const tally = new Tally();
  let amidWriting = 0;
  const killInLane = async (lane: number): Promise<void> => {
    const library = join(libraryDirectory, `lane-${lane}`);
    await makeLibrary(library);
    const [random, ledger] = [createRandom(seed + lane, 'kills'), new Ledger()];
    while (!isOver(tally.rounds)) {
      if (await killRater(rater, library, random, ledger)) amidWriting += 1;
      await lookAt(library, ledger, tally);
    }
    tally.acknowledged += ledger.acknowledgements;
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => killInLane(lane)));
  rmSync(dirname(rater), { recursive: true });
  tally.note = `${amidWriting} were killed amid a write`;
  return tally;
}

/** Kills `rate` on the command line, at any moment from its start to its end. */
export async function killCommands({ libraryDirectory, seed, isOver }: KillOptions): Promise<Tally> {
  await makeLibrary(libraryDirectory);
  const random = createRandom(seed, 'commands');
  const cli = await bundle(cliFile);
  const [ledger, tally] = [new Ledger(), new Tally()];
  let usualMs = 0;
  while (!isOver(tally.rounds)) {
    const rating = {
      movieId: 1 + Math.floor(random.uniform() * movieCount),
      stars: (1 + Math.floor(random.uniform() * 10)) / 2,
    };
    const startMs = performance.now();
    ledger.begin(rating);
    const child = start(cli, [
      ...['rate', '--library', libraryDirectory, '--profile', 'You'],
      ...['--movie', String(rating.movieId), '--stars', String(rating.stars)],
    ]);
    // One of ten runs to its end, which says how long that takes beside what runs now.
    const isKilled = tally.rounds % 10 > 0;
    const timer = isKilled
      ? setTimeout(() => child.kill('SIGKILL'), random.uniform() * 1.1 * usualMs)
      : undefined;
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(timer);
    if (code === 0) {
      ledger.acknowledge(rating);
      if (!isKilled) usualMs = performance.now() - startMs;
    } else if (code !== null) throw new Error(`rate ended by itself with ${code}`);
    await lookAt(libraryDirectory, ledger, tally);
  }
  rmSync(dirname(cli), { recursive: true });
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

/** Returns whether it was killed between the beginning and the end of a rating. */
async function killRater(
  rater: string,
  libraryDirectory: string,
  random: Random,
  ledger: Ledger,
): Promise<boolean> {
  const child = start(rater, [libraryDirectory, String(Math.floor(random.uniform() * 2 ** 31))]);
  const afterMs = random.uniform() * longestMs;
  let said = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    const wasSaving = said.includes('saved');
    said += text;
    if (!wasSaving && said.includes('saved')) setTimeout(() => child.kill('SIGKILL'), afterMs);
  });
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== null) throw new Error(`the rater ended by itself with ${code}`);
  for (const [, word, movieId, stars] of said.matchAll(/^(begin|saved) (\d+) ([\d.]+)\n/gmu)) {
    const rating = { movieId: Number(movieId), stars: Number(stars) };
    if (word === 'begin') ledger.begin(rating);
    else ledger.acknowledge(rating);
  }
  return /^begin .*\n$/mu.test(said.slice(said.lastIndexOf('\n', said.length - 2) + 1));
}

function start(file: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function lookAt(libraryDirectory: string, ledger: Ledger, tally: Tally): Promise<void> {
  const { ratings, problems } = await inspectLibrary(libraryDirectory);
  tally.add({ lost: ledger.compare(ratings), problems });
}
