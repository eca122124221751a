// Which run is active: a new one that is not worse than the one before, and the best of those that are left.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { RunId } from '../../contract/ids.ts';
import type { RunQuestion } from '../../contract/run-question.ts';
import type { Run } from '../../contract/training.ts';
import { bestOfRuns, judgeRun } from '../model/run-results.ts';
import type { SessionContext } from './context.ts';
import { resultsOf } from './run-results.ts';

type Context = Pick<SessionContext, 'library' | 'model'>;

/**
 * Takes a finished training's run into the history and makes it the active one; where it is surely worse than that, at stars or at
 * lists, the active one stays, and what is returned is asked until the person answers.
 */
export function takeInRun(context: Context, run: Run): RunQuestion | null {
  const { diary } = context.library;
  const question = questionAbout(context, run);
  diary.atOnce(() => {
    diary.addRun(run);
    if (question === null) diary.setActiveRun(run.runId);
    else diary.setRunQuestion(question);
  });
  return question;
}

/** Null where the run is as good as the active one, or that can't be used. */
function questionAbout(context: Context, run: Run): RunQuestion | null {
  const active = context.model.run();
  if (active === null || active.runId === run.runId || !isUsable(context, active)) return null;
  if (run.catalogue.fingerprint !== active.catalogue.fingerprint) return null;
  const judgement = judgeRun(resultsOf(context, run), resultsOf(context, active));
  if (judgement.worse.length === 0) return null;
  return { runId: run.runId, activeRunId: active.runId, ...judgement };
}

/** The question that is still open: both its runs are of the current catalogue, and the one is still the active one. */
export function openRunQuestion({ library, model }: Context): RunQuestion | null {
  const question = library.diary.runQuestion();
  return question !== null && model.run()?.runId === question.activeRunId ? question : null;
}

/** Where no fitting run is active, activates the best that fits, as after the return to an earlier archive; returns which. */
export function activateBestRun(context: Context): RunId | null {
  const { library, model } = context;
  if (model.run() !== null) return null;
  const best = bestUsableRun(context, null);
  if (best === null) return null;
  library.diary.setActiveRun(best);
  return best;
}

/** The best that fits the catalogue, but for one; null where there is no other. */
export function bestUsableRun(context: Context, except: RunId | null): RunId | null {
  const { library } = context;
  const fingerprint = library.fingerprint();
  const fitting = library.diary
    .runs()
    .filter(
      (run) => run.runId !== except && run.catalogue.fingerprint === fingerprint && isUsable(context, run),
    );
  return bestOfRuns(fitting.map((run) => resultsOf(context, run)))?.run.runId ?? null;
}

/** Whether its model is on the disk. */
function isUsable({ library }: Context, { runId }: Run): boolean {
  return existsSync(join(library.paths.models, runId));
}
