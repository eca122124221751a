// Answers about trainings: their history, and which one's model answers.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import type { ListedRun, Run } from '../../contract/training.ts';
import type { AnswerContext } from './context.ts';

export function runAnswers(
  context: AnswerContext,
): Pick<Handlers<'engine'>, 'runs:list' | 'runs:activate' | 'runs:remove' | 'runs:note'> {
  return {
    'runs:list': () => listRuns(context),
    'runs:activate': ({ runId }) => {
      activateRun(context, runId);
      return {};
    },
    'runs:remove': ({ runId }) => {
      removeRun(context, runId);
      return {};
    },
    'runs:note': ({ runId, note }) => {
      context.library.diary.setRunNote(runId, note.trim() === '' ? '' : note);
      return {};
    },
  };
}

/** Newest first. */
export function listRuns({ library, model }: AnswerContext): ListedRun[] {
  const fingerprint = library.fingerprint();
  const activeRunId = model.run()?.runId ?? null;
  const beforeRunId = library.diary.runBeforeActive();
  const notes = library.diary.runNotes();
  return library.diary.runs().map((run) => {
    const fitsCatalogue = run.catalogue.fingerprint === fingerprint;
    const isActive = run.runId === activeRunId;
    const modelBytes = folderBytes(join(library.paths.models, run.runId));
    const wasActiveBefore = fitsCatalogue && !isActive && run.runId === beforeRunId;
    return { ...run, isActive, wasActiveBefore, fitsCatalogue, note: notes.get(run.runId) ?? '', modelBytes };
  });
}

/** Of the files in it; null where there is none. */
function folderBytes(folder: string): number | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

/** Where no fitting run is active, makes the newest that fits the active one, as after the return to an earlier archive. */
export function activateFittingRun({ library, model }: AnswerContext): void {
  if (model.run() !== null) return;
  const fingerprint = library.fingerprint();
  const fitting = library.diary.runs().find((run) => run.catalogue.fingerprint === fingerprint);
  if (fitting !== undefined) library.diary.setActiveRun(fitting.runId);
}

/** Throws `unknown-run`. */
export function findRun({ library }: AnswerContext, runId: RunId): Run {
  const run = library.diary.run(runId);
  if (run !== null) return run;
  throw new MatineeError('unknown-run', `There is no run ${runId} in the history.`, { details: { runId } });
}

function activateRun(context: AnswerContext, runId: RunId): void {
  const { library, model } = context;
  const run = findRun(context, runId);
  if (run.catalogue.fingerprint !== library.fingerprint()) {
    throw new MatineeError(
      'model-mismatch',
      `This run was trained on "${run.catalogue.name}", which is not the library that is in now. Import that archive again, or train a new model.`,
      { details: { runId, catalogue: run.catalogue.name } },
    );
  }
  library.diary.setActiveRun(runId);
  model.dispose();
}

function removeRun({ library, model }: AnswerContext, runId: RunId): void {
  library.diary.removeRun(runId);
  model.dispose();
  rmSync(join(library.paths.models, runId), { recursive: true, force: true });
}
