/** Ends a script that can't go on. */
import { explainFailure } from './errors.ts';

/** Prints one sentence and exits with code 1. */
export function exitWithSentence(error: unknown): never {
  console.error(`\n${explainFailure(error)}`);
  process.exit(1);
}
