// Finds runs in the history.
import { MatineeError } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Run } from '../../contract/training.ts';
import type { SessionContext } from './context.ts';

/** Throws `unknown-run`. */
export function findRun({ library }: Pick<SessionContext, 'library'>, runId: RunId): Run {
  const run = library.diary.run(runId);
  if (run !== null) return run;
  throw new MatineeError('unknown-run', `There is no run ${runId} in the history.`, { details: { runId } });
}
