// The training job: reads the catalogue, trains on most of its ratings and on those of this computer's people, measures on the rest, and saves the model.
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { CatalogueInfo } from '../../contract/library.ts';
import type { Run, TrainingProgress, TrainingSize } from '../../contract/training.ts';
import { stagingPath, trainingMark } from '../session/cleanup.ts';
import { openCatalogue } from '../library/catalogue/catalogue.ts';
import { readOwnRatings } from '../library/diary/read-own-ratings.ts';
import { libraryPaths } from '../library/library-paths.ts';
import { nextTurn } from '../base/cancellation.ts';
import { inPace } from '../base/in-steps.ts';
import { pacedBy, partOf, type WorkOptions } from '../base/paced-work.ts';
import { loadEarlier, saveModel } from '../model/model-files.ts';
import type { StateArrays } from '../model/kinds/learner-state.ts';
import type { TrainedProfile } from '../model/kinds/training-report.ts';
import type { AnyModel } from '../model/model-kinds.ts';
import { checkpointFile } from '../model/checkpoint.ts';
import type { MeasuredUsers } from '../model/measured-users.ts';
import {
  defaultValidationFraction,
  splitForTraining,
  trainModel,
  type TrainerSettings,
} from '../model/trainer.ts';
import type { TrainingParts } from '../model/training-estimate.ts';
import { estimateTraining, noteTraining } from '../model/training-speed.ts';
import { withOwnRatings, type OwnRatings } from '../ratings/own-ratings.ts';
import { trainingSetInSteps, type TrainingSet } from '../ratings/training-set.ts';
import type { JobResult, TrainingSpec } from './job-protocol.ts';
import type { RunJobOptions } from './job-options.ts';
import { checkpointing, resumedState } from './training-checkpoints.ts';
import { makeFolder } from '../base/make-folder.ts';

export async function runTrainingJob(spec: TrainingSpec, options: RunJobOptions): Promise<JobResult> {
  const paths = libraryPaths(spec.libraryDirectory);
  makeFolder(paths.staging);
  const folder = join(paths.models, spec.runId);
  const resumed =
    spec.resumes === true ? await resumedState(folder, spec, catalogueInfo(paths.catalogue)) : undefined;
  const from = resumed?.state;
  const mark = stagingPath(paths, trainingMark(spec.runId));
  writeFileSync(mark, '');
  try {
    const startedMs = performance.now();
    const progress = createProgress(spec, options);
    const catalogue = catalogueInfo(paths.catalogue);
    const size = sizeOf(catalogue);
    const { parts: expected, timeMs } = estimateTraining(paths.trainingSpeed, size, spec.options);
    progress.report({ remainingMs: timeMs, history: from?.history ?? [] });
    const people = resumed?.people ?? readOwnRatings(paths.diary, spec.options.profileIds);
    const { info, ...parts } = await readLibrary(paths.catalogue, spec, {
      signal: options.signal,
      onProgress: (done) => progress.report({ done, remainingMs: timeMs - done * expected.reading }),
    });
    const { continues } = spec.options;
    const earlier = continues === undefined ? undefined : await loadEarlier(paths.models, continues);
    if (earlier !== undefined) checkPeople(earlier.model, people);
    const onState = checkpointing(folder, spec, catalogue, people, options);
    const beside: { parameters?: StateArrays; measured?: MeasuredUsers } = {};
    const { seed } = spec.options;
    const heldOut = { seed, share: defaultValidationFraction, fingerprint: catalogue.fingerprint };
    const course: TrainingCourse = {
      ...{ expected, from, earlier, onState },
      onParameters: (parameters) => (beside.parameters = parameters),
      onMeasured: (methods) => (beside.measured = { ...methods, heldOut }),
    };
    const model = await train({ ...parts, people }, spec, { ...options, ...course }, progress);
    progress.report({ phase: 'saving', done: 0, remainingMs: null });
    const run = toRun(spec, info, model);
    await nextTurn(options.signal);
    await saveModel(paths.models, spec.runId, model, run, beside);
    const trained = { ...spec.options, epochs: run.history.at(-1)?.epoch ?? 1 };
    if (from === undefined) noteTraining(paths.trainingSpeed, size, trained, performance.now() - startedMs);
    return { kind: 'training', run };
  } catch (error) {
    // What failed goes on from its last checkpoint another time; what was cancelled does not.
    const isCancelled = error instanceof MatineeError && error.code === 'cancelled';
    if (isCancelled || !existsSync(checkpointFile(folder))) rmSync(folder, { recursive: true, force: true });
    rmSync(mark, { force: true });
    throw error;
  }
}

/** What a model learned of somebody can't be taken out of it again. */
function checkPeople({ report }: AnyModel, people: readonly OwnRatings[]): void {
  const isLeftOut = ({ profileId, movieIds }: TrainedProfile): boolean =>
    movieIds.length > 0 && !people.some((person) => person.profileId === profileId);
  const leftOut = (report.profiles ?? []).filter(isLeftOut).map(({ name }) => name);
  if (leftOut.length === 0) return;
  throw new MatineeError(
    'model-mismatch',
    `The model learned from the ratings of ${leftOut.join(', ')}, and continues to know them. To leave them out, train from the start.`,
  );
}

function catalogueInfo(file: string): CatalogueInfo {
  const catalogue = openCatalogue(file);
  try {
    return catalogue.info();
  } finally {
    catalogue.close();
  }
}

function sizeOf({ ratings, users, movies }: CatalogueInfo): TrainingSize {
  return { ratings, users, movies };
}

type TrainingCourse = Pick<
  TrainerSettings,
  'from' | 'earlier' | 'onState' | 'onParameters' | 'onMeasured'
> & {
  expected: TrainingParts;
};

type Parts = { train: TrainingSet; validation: TrainingSet };
type PartsWithPeople = Parts & { people: readonly OwnRatings[] };

/** Nothing outside holds all ratings: they are dropped once they are split. */
async function readLibrary(
  file: string,
  { options }: TrainingSpec,
  work: WorkOptions,
): Promise<Parts & { info: CatalogueInfo }> {
  const catalogue = openCatalogue(file);
  try {
    const ratings = await catalogue.ratings(partOf(work, 0, 0.4));
    const features = await inPace(catalogue.featureRowsInSteps(), pacedBy(partOf(work, 0.4, 0.7)));
    const set = await inPace(trainingSetInSteps(ratings, features), pacedBy(partOf(work, 0.7, 0.8)));
    const parts = await inPace(splitForTraining(set, options.seed), pacedBy(partOf(work, 0.8, 1)));
    return { ...parts, info: catalogue.info() };
  } finally {
    catalogue.close();
  }
}

type Progress = { report: (change: Partial<TrainingProgress>) => void };

/** Keeps the whole progress, of which each report changes a part. */
function createProgress({ options }: TrainingSpec, { onProgress }: RunJobOptions): Progress {
  const startedAtMs = performance.now();
  let latest: TrainingProgress = {
    phase: 'reading',
    done: 0,
    epoch: 0,
    epochs: options.epochs,
    elapsedMs: 0,
    remainingMs: null,
    baselines: null,
    history: [],
  };
  return {
    report: (change) => {
      latest = { ...latest, ...change, elapsedMs: performance.now() - startedAtMs };
      onProgress?.({ kind: 'training', progress: latest });
    },
  };
}

async function train(
  { train, validation, people }: PartsWithPeople,
  spec: TrainingSpec,
  { signal, stop, ...course }: RunJobOptions & TrainingCourse,
  progress: Progress,
): Promise<AnyModel> {
  // Nothing of theirs is held out: what they rated is to count.
  const { set, userIds } = withOwnRatings(train, people);
  const profiles = people.map(({ ratedAt: _, ...ratings }, k) => ({ ...ratings, userId: userIds[k] ?? 0 }));
  const epochs = trainModel(set, spec.options, {
    ...course,
    ...{ signal, stop, validation, profiles },
    onProgress: (step) => progress.report(step),
  });
  const history: TrainingProgress['history'] = [...(course.from?.history ?? [])];
  for (;;) {
    const step = await epochs.next();
    if (step.done === true) return step.value;
    const { epoch, epochMetrics, baselines } = step.value;
    if (epochMetrics !== null) history.push(epochMetrics);
    progress.report({ epoch, baselines, history: [...history] });
  }
}

function toRun(spec: TrainingSpec, info: CatalogueInfo, { report }: AnyModel): Run {
  const { quality, baselines } = report;
  if (quality === null || baselines === null) {
    throw new MatineeError(
      'not-enough-data',
      'There are too few ratings to hold some out and measure the model on them. Import a larger archive.',
    );
  }
  const { name, fingerprint, movies, users, ratings } = info;
  return {
    runId: spec.runId,
    createdAtMs: Date.now(),
    options: report.options,
    catalogue: { name, fingerprint, movies, users, ratings },
    profiles: (report.profiles ?? []).map(({ profileId, name: profile, movieIds, waiting }) => ({
      ...{ profileId, name: profile, waiting },
      ratings: movieIds.length,
    })),
    epochsDone: report.epochsDone,
    ...(report.stoppedAtEpoch !== undefined && { stoppedAtEpoch: report.stoppedAtEpoch }),
    elapsedMs: report.elapsedMs,
    ratingsPerSecond: report.ratingsPerSecond,
    // Kilobytes on every system, by Node's word; of the whole process, which in the app does nothing else.
    peakRssMb: process.resourceUsage().maxRSS / 1024,
    quality,
    baselines,
    history: report.history,
  };
}
