// The history of trainings, and which of their models answers.
import { MatineeError } from '../../contract/errors.ts';
import { runIdSchema, type RunId } from '../../contract/ids.ts';
import { runSchema, type Run } from '../../contract/training.ts';
import { readValue, writeValue } from './settings-store.ts';
import type { SqliteDatabase } from './sqlite.ts';

export type RunStore = {
  /** Keeps the run; one with the same id is replaced. */
  addRun: (run: Run) => void;
  /** Newest first. */
  runs: () => Run[];
  /** Also ends its being active. Throws `unknown-run`. */
  removeRun: (runId: string) => void;
  activeRunId: () => RunId | null;
  /** Throws `unknown-run`. */
  setActiveRun: (runId: string | null) => void;
};

export function createRunStore(database: SqliteDatabase): RunStore {
  const selectRuns = database
    .prepare<[], string>('SELECT run FROM runs ORDER BY created_at_ms DESC, run_id')
    .pluck();
  const selectExists = database.prepare<[string], number>('SELECT 1 FROM runs WHERE run_id = ?').pluck();
  const insert = database.prepare<[string, number, string]>('INSERT OR REPLACE INTO runs VALUES (?, ?, ?)');
  const remove = database.prepare<[string]>('DELETE FROM runs WHERE run_id = ?');

  function checkExists(runId: string): void {
    if (selectExists.get(runId) !== undefined) return;
    throw new MatineeError('unknown-run', `There is no run ${runId} in the history.`, { details: { runId } });
  }
  function activeRunId(): RunId | null {
    return runIdSchema.nullable().parse(readValue(database, 'activeRunId'));
  }

  return {
    addRun: (run) => {
      insert.run(run.runId, run.createdAtMs, JSON.stringify(run));
    },
    runs: () => selectRuns.all().map((json) => runSchema.parse(JSON.parse(json))),
    removeRun: database.transaction((runId: string) => {
      checkExists(runId);
      if (activeRunId() === runId) writeValue(database, 'activeRunId', null);
      remove.run(runId);
    }),
    activeRunId,
    setActiveRun: (runId) => {
      if (runId !== null) checkExists(runId);
      writeValue(database, 'activeRunId', runId);
    },
  };
}
