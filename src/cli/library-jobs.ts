// Runs imports and trainings in this process and adopts their results.
import { resolve } from 'node:path';
import type { DownloadSet } from '../contract/downloads.ts';
import { MatineeError } from '../contract/errors.ts';
import type { DetailsReport, ImportProgress, ImportReport } from '../contract/importing.ts';
import type { RunQuestion } from '../contract/run-question.ts';
import {
  runToContinue,
  trainingOptionsSchema,
  type InterruptedTraining,
  type ListedRun,
  type Run,
  type TrainingOptions,
  type TrainingProgress,
} from '../contract/training.ts';
import { newRunId, type JobSpec, type TrainingSpec } from '../engine/jobs/job-protocol.ts';
import { runJob } from '../engine/jobs/run-job.ts';
import { formatEstimate } from './output/words.ts';
import type { CommandContext } from './runner.ts';
import { withEngine } from './with-engine.ts';

/** An import's result: ratings, movie details, or both. */
export type ImportOutcome = {
  report: ImportReport | null;
  details: DetailsReport | null;
  relinked: { linked: number; waiting: number };
};

/** Imports an archive; the library does not change before the last step. */
export function importIntoLibrary(
  path: string,
  context: CommandContext,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportOutcome> {
  const { libraryDirectory } = context;
  return runImport({ kind: 'import', path: resolve(path), libraryDirectory }, context, onProgress);
}

/** Downloads a set and imports it; an interrupted download can be resumed. */
export function downloadIntoLibrary(
  set: DownloadSet,
  context: CommandContext,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportOutcome> {
  const { libraryDirectory } = context;
  return runImport({ kind: 'download', set, libraryDirectory }, context, onProgress);
}

async function runImport(
  spec: JobSpec,
  context: CommandContext,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportOutcome> {
  const { signal } = context;
  const result = await runJob(spec, {
    signal,
    onProgress: (progress) => {
      if (progress.kind === 'import') onProgress(progress.progress);
    },
  });
  if (result.kind !== 'import') throw new MatineeError('internal', 'The import came back as another job.');
  const { report, details, stagedFile } = result;
  const relinked = await withEngine(context, (engine) => engine.adoptCatalogue(stagedFile));
  return { report, details, relinked };
}

/**
 * Makes a first impression of a library that no model fits, so that it recommends at once, and returns its run; null
 * where there is a model, where the ratings are too few for one, and after Ctrl+C, which leaves what was imported.
 */
export async function makeFirstImpression(context: CommandContext): Promise<Run | null> {
  const { libraryDirectory, signal, progress } = context;
  const { catalogue, activeRunId } = await withEngine(context, (engine) =>
    engine.handlers['library:overview']({}),
  );
  if (catalogue === null || activeRunId !== null) return null;
  const options = trainingOptionsSchema.parse({ preset: 'first-impression' });
  try {
    const result = await context.runTraining(
      { kind: 'training', libraryDirectory, options, runId: newRunId() },
      {
        signal,
        onProgress: (reported) => {
          if (reported.kind !== 'training') return;
          const { phase } = reported.progress;
          progress.show(`first impression ${phase}`, `First impression: ${phase}`);
        },
      },
    );
    if (result.kind !== 'training')
      throw new MatineeError('internal', 'The training came back as another job.');
    const { run } = result;
    await withEngine(context, (engine) => {
      engine.adoptRun(run);
    });
    return run;
  } catch (error) {
    if (error instanceof MatineeError && (error.code === 'not-enough-data' || error.code === 'cancelled')) {
      return null;
    }
    throw error;
  }
}

/** Profiles by `all`, `none`, or their names with commas between them. Throws `unknown-profile`. */
export async function profileIdsOf(
  names: string,
  context: CommandContext,
): Promise<TrainingOptions['profileIds']> {
  if (names === 'all') return 'all';
  if (names === 'none') return [];
  return withEngine(context, (engine) => names.split(',').map((name) => engine.profileNamed(name).profileId));
}

/** The training that was interrupted and can go on, or null. */
export function findInterrupted(context: CommandContext): Promise<InterruptedTraining | null> {
  return withEngine(context, (engine) => engine.handlers['training:interrupted']({}));
}

/** The run that a training can continue: the active one, otherwise the newest that can be; or null. */
export async function findRunToContinue(context: CommandContext): Promise<ListedRun | null> {
  const runs = await withEngine(context, (engine) => engine.handlers['runs:list']({}));
  return runToContinue(runs);
}

/** A finished training; where its run is worse than the active one, that stays and is held against it. */
export type Trained = { run: Run; kept: { question: RunQuestion; active: Run } | null };

/**
 * Trains a model on the library's ratings and makes it the active one unless it is worse than that. The first Ctrl+C after an epoch was measured
 * stops the training and keeps the best so far.
 */
export async function trainOnLibrary(
  { runId, options, resumes }: Pick<TrainingSpec, 'runId' | 'options' | 'resumes'>,
  context: CommandContext,
  onProgress: (progress: TrainingProgress) => void,
): Promise<Trained> {
  const { libraryDirectory, signal } = context;
  const spec: JobSpec = { kind: 'training', libraryDirectory, options, runId, resumes };
  const stop = new AbortController();
  let canStop = false;
  let isAnnounced = false;
  context.onInterrupt(() => {
    if (!canStop) return false;
    stop.abort();
    context.progress.clear();
    context.terminal.err(
      'Stopping; the best epoch so far is kept. Press Ctrl+C again to cancel and keep nothing.\n',
    );
    return true;
  });
  const result = await context.runTraining(spec, {
    signal,
    stop: stop.signal,
    onProgress: (reported) => {
      if (reported.kind !== 'training') return;
      const { progress } = reported;
      if (!isAnnounced && progress.remainingMs !== null) {
        isAnnounced = true;
        context.terminal.err(`Training takes ${formatEstimate(progress.remainingMs)} on this computer.\n`);
      }
      canStop = progress.phase === 'training' && progress.history.length > 0;
      onProgress(progress);
    },
  });
  if (result.kind !== 'training') {
    throw new MatineeError('internal', 'The training ended with the result of another job.');
  }
  const { run } = result;
  return withEngine(context, async (engine) => {
    const question = engine.adoptRun(run);
    const all = await engine.handlers['runs:list']({});
    const active = all.find(({ runId }) => runId === question?.activeRunId);
    return { run, kept: question === null || active === undefined ? null : { question, active } };
  });
}
