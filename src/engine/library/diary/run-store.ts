// The history of trainings with the person's notes, and which of their models answers.
import { MatineeError } from '../../../contract/errors.ts';
import { runIdSchema, type RunId } from '../../../contract/ids.ts';
import { runSchema, type Run } from '../../../contract/training.ts';
import { readValue, writeValue } from './settings-store.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';

export type RunStore = {
  /** Keeps the run; one with the same id is replaced. */
  addRun: (run: Run) => void;
  /** Newest first. */
  runs: () => Run[];
  /** Null where there is none of that id. */
  run: (runId: string) => Run | null;
  /** Also ends its being active and removes its note. Throws `unknown-run`. */
  removeRun: (runId: string) => void;
  activeRunId: () => RunId | null;
  /** Throws `unknown-run`. */
  setActiveRun: (runId: string | null) => void;
  /** The run that was active before the present one; null where there was none, or it was removed. */
  runBeforeActive: () => RunId | null;
  runNotes: () => ReadonlyMap<string, string>;
  /** An empty note removes the one that is there. Throws `unknown-run`. */
  setRunNote: (runId: string, note: string) => void;
};

export function createRunStore(database: SqliteDatabase): RunStore {
  const selectRuns = database
    .prepare<[], string>('SELECT run FROM runs ORDER BY created_at_ms DESC, run_id')
    .pluck();
  const selectRun = database.prepare<[string], string>('SELECT run FROM runs WHERE run_id = ?').pluck();
  const selectExists = database.prepare<[string], number>('SELECT 1 FROM runs WHERE run_id = ?').pluck();
  const insert = database.prepare<[string, number, string]>('INSERT OR REPLACE INTO runs VALUES (?, ?, ?)');
  const remove = database.prepare<[string]>('DELETE FROM runs WHERE run_id = ?');
  const selectNotes = database.prepare<[], { runId: string; note: string }>(
    'SELECT run_id AS runId, note FROM run_notes',
  );
  const insertNote = database.prepare<[string, string]>('INSERT OR REPLACE INTO run_notes VALUES (?, ?)');
  const removeNote = database.prepare<[string]>('DELETE FROM run_notes WHERE run_id = ?');

  function checkExists(runId: string): void {
    if (selectExists.get(runId) !== undefined) return;
    throw new MatineeError('unknown-run', `There is no run ${runId} in the history.`, { details: { runId } });
  }
  function activeRunId(): RunId | null {
    return runIdSchema.nullable().parse(readValue(database, 'activeRunId'));
  }
  function runBeforeActive(): RunId | null {
    return runIdSchema.nullable().parse(readValue(database, 'runBeforeActive'));
  }

  return {
    addRun: (run) => {
      insert.run(run.runId, run.createdAtMs, JSON.stringify(run));
    },
    runs: () => selectRuns.all().map((json) => runSchema.parse(JSON.parse(json))),
    run: (runId) => {
      const json = selectRun.get(runId);
      return json === undefined ? null : runSchema.parse(JSON.parse(json));
    },
    removeRun: database.transaction((runId: string) => {
      checkExists(runId);
      if (activeRunId() === runId) writeValue(database, 'activeRunId', null);
      if (runBeforeActive() === runId) writeValue(database, 'runBeforeActive', null);
      removeNote.run(runId);
      remove.run(runId);
    }),
    activeRunId,
    setActiveRun: database.transaction((runId: string | null) => {
      if (runId !== null) checkExists(runId);
      const before = activeRunId();
      if (before !== null && before !== runId) writeValue(database, 'runBeforeActive', before);
      writeValue(database, 'activeRunId', runId);
    }),
    runBeforeActive,
    runNotes: () => new Map(selectNotes.all().map(({ runId, note }) => [runId, note])),
    setRunNote: (runId, note) => {
      checkExists(runId);
      if (note === '') removeNote.run(runId);
      else insertNote.run(runId, note);
    },
  };
}
