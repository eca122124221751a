// Answers about trainings: their history, and which one's model answers.
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import { keysOf } from '../../contract/keys-of.ts';
import { trainingSizeSchema, type ListedRun, type TrainingSize } from '../../contract/training.ts';
import type { SessionContext } from '../session/context.ts';
import { hasParameters } from '../model/model-file-names.ts';
import { estimateTraining } from '../model/training-speed.ts';
import { discardInterrupted, findInterruptedTraining } from '../session/interrupted-trainings.ts';
import { activateBestRun } from '../session/activation.ts';
import { pairRuns } from '../session/run-results.ts';
import { findRun } from '../session/run-history.ts';

/** By which factor a library may have grown since a run that can be continued. */
const mostRatio = 1.33;

export function runAnswers(context: SessionContext) {
  return {
    'runs:list': () => listRuns(context),
    'runs:activate': ({ runId }) => {
      activateRun(context, runId);
      return {};
    },
    'runs:remove': ({ runId }) => ({ activatedRunId: removeRun(context, runId) }),
    'runs:keep-active': () => {
      context.library.diary.setRunQuestion(null);
      return {};
    },
    'runs:pair': ({ runIds }) => {
      const [first, second] = runIds;
      return pairRuns(context, findRun(context, first), findRun(context, second));
    },
    'runs:note': ({ runId, note }) => {
      context.library.diary.setRunNote(runId, note.trim() === '' ? '' : note);
      return {};
    },
    'training:interrupted': () =>
      findInterruptedTraining(context.library.paths, context.library.fingerprint()),
    'training:discard': ({ runId }) => {
      discardInterrupted(context.library.paths, runId);
      return {};
    },
    'training:estimate': ({ options, size }) => {
      const { library } = context;
      const { timeMs } = estimateTraining(
        library.paths.trainingSpeed,
        size ?? library.requireCatalogue().info(),
        options,
      );
      return { timeMs };
    },
  } satisfies Partial<Handlers<'engine'>>;
}

/** Newest first. */
function listRuns({ library, model }: SessionContext): ListedRun[] {
  const fingerprint = library.fingerprint();
  const activeRunId = model.run()?.runId ?? null;
  const beforeRunId = library.diary.runBeforeActive();
  const notes = library.diary.runNotes();
  const profileIds = new Set<number>(library.diary.profiles().map(({ profileId }) => profileId));
  const info = library.catalogue()?.info() ?? null;
  return library.diary.runs().map((run) => {
    const fitsCatalogue = run.catalogue.fingerprint === fingerprint;
    const isActive = run.runId === activeRunId;
    const modelBytes = folderBytes(join(library.paths.models, run.runId));
    const wasActiveBefore = fitsCatalogue && !isActive && run.runId === beforeRunId;
    const canContinue =
      info !== null &&
      isAlike(run.catalogue, info) &&
      (run.profiles ?? []).every(({ profileId, ratings }) => ratings === 0 || profileIds.has(profileId)) &&
      hasParameters(library.paths.models, run.runId);
    const note = notes.get(run.runId) ?? '';
    return { ...run, isActive, wasActiveBefore, fitsCatalogue, canContinue, note, modelBytes };
  });
}

/** A newer archive has a little more of everything; whether it is really one, the training sees. */
function isAlike(before: TrainingSize, now: TrainingSize): boolean {
  return keysOf(trainingSizeSchema.shape).every((key) => {
    const ratio = now[key] / before[key];
    return ratio > 1 / mostRatio && ratio < mostRatio;
  });
}

/** Of the files in it; null if there is none. */
function folderBytes(folder: string): number | null {
  if (!existsSync(folder)) return null;
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

function activateRun(context: SessionContext, runId: RunId): void {
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

/** Returns the run that is active in its place; null where it was not the active one, or no other fits. */
function removeRun(context: SessionContext, runId: RunId): RunId | null {
  const { library, model } = context;
  const wasActive = model.run()?.runId === runId;
  library.diary.removeRun(runId);
  if (wasActive) model.dispose();
  rmSync(join(library.paths.models, runId), { recursive: true, force: true });
  return wasActive ? activateBestRun(context) : null;
}
