/** Ends a script that can't go on. */
import { explainFailure } from './errors.ts';
import { endRunningPrograms } from './process.ts';

/** Ends whatever still runs, prints one sentence, and exits with code 1. */
export function exitWithSentence(error: unknown): never {
  endRunningPrograms();
  console.error(`\n${explainFailure(error)}`);
  process.exit(1);
}
