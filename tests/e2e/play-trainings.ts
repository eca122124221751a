// Lets an app play its trainings: their processes are started from played-job.ts, everything else is real.
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchedApp } from './app.ts';
import { makeLibrary } from './libraries.ts';
import { processCode } from './window-code.ts';

export type PlayedTrainings = {
  /** Trainings wait after their first epoch, as they do from the beginning. */
  hold: () => Promise<void>;
  /** Those that wait end, and those to come do not wait. */
  letEnd: () => Promise<void>;
  /** From now on trainings are done again. */
  stop: () => Promise<void>;
};

export async function playTrainings({ app, libraryDirectory }: LaunchedApp): Promise<PlayedTrainings> {
  const script = join(libraryDirectory, 'played-job.mjs');
  const endFile = join(libraryDirectory, 'trainings-may-end');
  const madeModels = join(await makeLibrary('runs'), 'models');
  await writeFile(script, await processCode('played-job.ts'));
  const real = await app.evaluateHandle(({ utilityProcess }) => utilityProcess.fork.bind(utilityProcess));
  await app.evaluate(
    ({ utilityProcess }, { fork, played, args }) => {
      utilityProcess.fork = (path, given, options) =>
        path.endsWith('job.js') ? fork(played, args, options) : fork(path, given, options);
    },
    { fork: real, played: script, args: [madeModels, endFile] },
  );
  return {
    hold: () => rm(endFile, { force: true }),
    letEnd: () => writeFile(endFile, ''),
    stop: async () => {
      await app.evaluate(({ utilityProcess }, fork) => {
        utilityProcess.fork = fork;
      }, real);
      await real.dispose();
    },
  };
}
