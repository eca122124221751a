// The history of trainings with the person's notes, and which of their models is active.
import { MatineeError } from '../../../contract/errors.ts';
import { runIdSchema, type RunId } from '../../../contract/ids.ts';
import { runQuestionSchema, type RunQuestion } from '../../../contract/run-question.ts';
import { runSchema, type Run } from '../../../contract/training.ts';
import { readValue, writeValue } from './settings-store.ts';
import type { DiaryFile } from './diary-file.ts';

export type RunStore = {
  /** Keeps the run; one with the same id is replaced. */
  addRun: (run: Run) => void;
  /** Newest first; without those that another version wrote and this one can't read. */
  runs: () => Run[];
  /** Of all runs, also of those. */
  runIds: () => string[];
  /** Null if there is none of that id, or this version can't read it. */
  run: (runId: string) => Run | null;
  /** Also ends its being active, removes its note, and ends a question about it. Throws `unknown-run`. */
  removeRun: (runId: string) => void;
  activeRunId: () => RunId | null;
  /** Ends a question, as that is about which run is to be active. Throws `unknown-run`. */
  setActiveRun: (runId: string | null) => void;
  /** The run that was active before the current one; null if there was none, or it was removed. */
  runBeforeActive: () => RunId | null;
  /** What is asked about a run; null where nothing is. */
  runQuestion: () => RunQuestion | null;
  /** Replaces an earlier question; null ends it. */
  setRunQuestion: (question: RunQuestion | null) => void;
  runNotes: () => ReadonlyMap<string, string>;
  /** An empty note removes the one that is there. Throws `unknown-run`. */
  setRunNote: (runId: string, note: string) => void;
};

export function createRunStore(file: DiaryFile): RunStore {
  const selectRuns = file.values<[], string>('SELECT run FROM runs ORDER BY created_at_ms DESC, run_id');
  const selectIds = file.values<[], string>('SELECT run_id FROM runs');
  const selectRun = file.values<[string], string>('SELECT run FROM runs WHERE run_id = ?');
  const selectExists = file.values<[string], number>('SELECT 1 FROM runs WHERE run_id = ?');
  const insert = file.write<[string, number, string]>('INSERT OR REPLACE INTO runs VALUES (?, ?, ?)');
  const remove = file.write<[string]>('DELETE FROM runs WHERE run_id = ?');
  const selectNotes = file.rows<[], { runId: string; note: string }>(
    'SELECT run_id AS runId, note FROM run_notes',
  );
  const insertNote = file.write<[string, string]>('INSERT OR REPLACE INTO run_notes VALUES (?, ?)');
  const removeNote = file.write<[string]>('DELETE FROM run_notes WHERE run_id = ?');

  function checkExists(runId: string): void {
    if (selectExists.get(runId) !== undefined) return;
    throw new MatineeError('unknown-run', `There is no run ${runId} in the history.`, { details: { runId } });
  }
  function activeRunId(): RunId | null {
    return runIdSchema.nullable().parse(readValue(file, 'activeRunId'));
  }
  function runBeforeActive(): RunId | null {
    return runIdSchema.nullable().parse(readValue(file, 'runBeforeActive'));
  }
  function runQuestion(): RunQuestion | null {
    return runQuestionSchema.nullable().catch(null).parse(readValue(file, 'runQuestion'));
  }
  function setRunQuestion(question: RunQuestion | null): void {
    writeValue(file, 'runQuestion', question);
  }

  return {
    addRun: (run) => {
      insert.run(run.runId, run.createdAtMs, JSON.stringify(run));
    },
    runs: () => selectRuns.all().flatMap((json) => readRun(json) ?? []),
    runIds: () => selectIds.all(),
    run: (runId) => {
      const json = selectRun.get(runId);
      return json === undefined ? null : readRun(json);
    },
    removeRun: file.transaction((runId: string) => {
      checkExists(runId);
      if (activeRunId() === runId) writeValue(file, 'activeRunId', null);
      if (runBeforeActive() === runId) writeValue(file, 'runBeforeActive', null);
      const question = runQuestion();
      if (question?.runId === runId || question?.activeRunId === runId) setRunQuestion(null);
      removeNote.run(runId);
      remove.run(runId);
    }),
    activeRunId,
    setActiveRun: file.transaction((runId: string | null) => {
      if (runId !== null) checkExists(runId);
      const before = activeRunId();
      if (before !== null && before !== runId) writeValue(file, 'runBeforeActive', before);
      writeValue(file, 'activeRunId', runId);
      setRunQuestion(null);
    }),
    runBeforeActive,
    runQuestion,
    setRunQuestion,
    runNotes: () => new Map(selectNotes.all().map(({ runId, note }) => [runId, note])),
    setRunNote: file.transaction((runId: string, note: string) => {
      checkExists(runId);
      if (note === '') removeNote.run(runId);
      else insertNote.run(runId, note);
    }),
  };
}

function readRun(json: string): Run | null {
  try {
    return runSchema.parse(JSON.parse(json));
  } catch {
    return null;
  }
}
