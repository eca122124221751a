// The whole app, all of its processes, is killed amid ratings that come from its window.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { createRandom, type Random } from '../../src/engine/base/random.ts';
import { launchApp } from '../../tests/e2e/app.ts';
import { callFrom } from '../../tests/e2e/calls.ts';
import { projectRoot } from '../setup/project.ts';
import { inspectLibrary } from './inspection.ts';
import { Ledger } from './ledger.ts';
import type { KillOptions } from './kills.ts';
import { Tally } from './tally.ts';
import { makeLibrary, movieCount } from './torture-library.ts';

const longestMs = 6000;

/** Null where the app was not built. */
export async function killApps({ libraryDirectory, seed, isOver }: KillOptions): Promise<Tally | null> {
  if (!existsSync(join(projectRoot, 'out/main/main.js'))) return null;
  await makeLibrary(libraryDirectory);
  const random = createRandom(seed, 'apps');
  const [ledger, tally] = [new Ledger(), new Tally()];
  while (!isOver(tally.rounds)) {
    await rateAndKill(libraryDirectory, random, ledger);
    const { ratings, problems } = await inspectLibrary(libraryDirectory);
    tally.add({ lost: ledger.compare(ratings), problems });
  }
  tally.acknowledged = ledger.acknowledgements;
  return tally;
}

async function rateAndKill(libraryDirectory: string, random: Random, ledger: Ledger): Promise<void> {
  const { app, page } = await launchApp({ libraryDirectory });
  const child = app.process();
  const { pid } = child;
  if (pid === undefined) throw new Error('the app has no process');
  const gone = new Promise((resolve) => child.once('close', resolve));
  const killed = new AbortController();
  setTimeout(() => {
    killed.abort();
    process.kill(-pid, 'SIGKILL');
  }, random.uniform() * longestMs);
  try {
    for (;;) {
      const stars = (1 + Math.floor(random.uniform() * 10)) / 2;
      const movieId = movieIdSchema.parse(1 + Math.floor(random.uniform() * movieCount));
      ledger.begin({ movieId, stars });
      await callFrom(page, 'ratings:set', { movieId, stars });
      ledger.acknowledge({ movieId, stars });
    }
  } catch (error) {
    // What a window says that is being killed is nothing.
    if (!killed.signal.aborted) throw error;
  }
  await gone;
}
