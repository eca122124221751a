// The results of runs in the library's history.
import type { PairedRuns } from '../../contract/run-comparison.ts';
import type { Run } from '../../contract/training.ts';
import { readMeasuredUsers } from '../model/measured-users.ts';
import { pairResults, type RunResults } from '../model/run-results.ts';
import type { SessionContext } from './context.ts';

/** With what is kept by user beside its model. */
export function resultsOf({ library }: Pick<SessionContext, 'library'>, run: Run): RunResults {
  return { run, measured: readMeasuredUsers(library.paths.models, run.runId) };
}

/** The second run's figures less the first one's. */
export function pairRuns(context: Pick<SessionContext, 'library'>, first: Run, second: Run): PairedRuns {
  return pairResults(resultsOf(context, first), resultsOf(context, second));
}
