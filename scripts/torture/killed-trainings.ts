// Trainings are killed at any moment: the ratings stay, and the library opens with no more than what another start goes on with.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createRandom } from '../../src/engine/base/random.ts';
import { openEngine } from '../../src/engine/engine.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import type { KillOptions } from './kills.ts';
import { Tally } from './tally.ts';
import { makeLibrary } from './torture-library.ts';

const cliFile = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const ratings = 30;
const endsWithinMs = 2000;

/** The first training runs to its end, which says how long the others may take until they are killed. */
export async function killTrainings({ libraryDirectory, seed, isOver }: KillOptions): Promise<Tally> {
  await makeLibrary(libraryDirectory);
  const random = createRandom(seed, 'trainings');
  const [ledger, tally] = [new Ledger(), new Tally()];
  const engine = openEngine({ libraryDirectory });
  for (let movieId = 1; movieId <= ratings; movieId += 1) {
    await engine.rate('You', movieId, 4);
    ledger.acknowledge({ movieId, stars: 4 });
  }
  engine.close();
  let usualMs = Number.POSITIVE_INFINITY;
  while (!isOver(tally.rounds)) {
    const startMs = performance.now();
    const wasWhole = await train(libraryDirectory, random.uniform() * usualMs);
    if (wasWhole) usualMs = performance.now() - startMs;
    const found = await inspectLibrary(libraryDirectory);
    tally.add({ lost: ledger.compare(found.ratings), problems: found.problems });
  }
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

/** False where it was killed. */
async function train(libraryDirectory: string, killedAfterMs: number): Promise<boolean> {
  const parameters = ['train', '--library', libraryDirectory, '--preset', 'classic', '--epochs', '2'];
  const child = spawn(process.execPath, ['--import', 'tsx', cliFile, ...parameters], {
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  const timer = Number.isFinite(killedAfterMs)
    ? setTimeout(() => child.kill('SIGKILL'), killedAfterMs)
    : undefined;
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(timer);
  // The training itself runs in a process of its own, which hears of the end of the command by a pipe.
  await delay(endsWithinMs);
  if (code !== null && code !== 0) throw new Error(`the training ended by itself with ${code}`);
  return code === 0;
}
