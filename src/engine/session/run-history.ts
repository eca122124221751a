// Finds runs in the history, and makes one that fits the catalogue the active one.
import { MatineeError } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Run } from '../../contract/training.ts';
import type { SessionContext } from './context.ts';

/** Where no fitting run is active, activates the newest that fits, as after the return to an earlier archive. */
export function activateFittingRun({ library, model }: Pick<SessionContext, 'library' | 'model'>): void {
  if (model.run() !== null) return;
  const fingerprint = library.fingerprint();
  const fitting = library.diary.runs().find((run) => run.catalogue.fingerprint === fingerprint);
  if (fitting !== undefined) library.diary.setActiveRun(fitting.runId);
}

/** Throws `unknown-run`. */
export function findRun({ library }: Pick<SessionContext, 'library'>, runId: RunId): Run {
  const run = library.diary.run(runId);
  if (run !== null) return run;
  throw new MatineeError('unknown-run', `There is no run ${runId} in the history.`, { details: { runId } });
}
