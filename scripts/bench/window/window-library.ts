// The library that the window is measured on: a model, its map, and a person with a thousand ratings.
import { constants } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '../../../src/engine/engine.ts';
import { runJob } from '../../../src/engine/jobs/run-job.ts';
import { prepareLibrary } from '../child.ts';
import { longestHistory, rate } from '../rated-library.ts';

/** A quick model: what it says does not matter here, only how much it says. */
const epochs = 8;
const ratings = 1000;

/** A new library of the archive, or a copy of one that is there; below `directory`. */
export async function windowLibrary(
  directory: string,
  from: { archive: string } | { library: string },
): Promise<string> {
  if ('archive' in from) {
    const made = await prepareLibrary(directory, from.archive, epochs);
    await drawMap(made);
    await addRatings(made);
    return made;
  }
  const copy = join(directory, 'library');
  await cp(from.library, copy, { recursive: true, mode: constants.COPYFILE_FICLONE });
  await addRatings(copy);
  return copy;
}

async function addRatings(libraryDirectory: string): Promise<void> {
  const engine = openEngine({ libraryDirectory });
  try {
    await engine.handlers['settings:update']({ onboardingDone: true });
    const given = await engine.handlers['ratings:list']({});
    const missing = Math.max(0, ratings - given.length);
    for (const rating of longestHistory(libraryDirectory).slice(0, missing)) await rate(engine, rating);
  } finally {
    engine.close();
  }
}

/** Otherwise the window would begin to draw it, in a job of its own beside what is measured. */
async function drawMap(libraryDirectory: string): Promise<void> {
  const engine = openEngine({ libraryDirectory });
  const { activeRunId } = await engine.handlers['library:overview']({});
  engine.close();
  if (activeRunId !== null) await runJob({ kind: 'map', libraryDirectory, runId: activeRunId });
}
