// Runs that nobody trained: a finished sweep of three made of the starter library's model, with results by user, and the map of one.
import { link, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jobIdSchema, runIdSchema, type RunId } from '../../src/contract/ids.ts';
import { sweepOptionsSchema, sweepTrainings } from '../../src/contract/sweeps.ts';
import type { Run } from '../../src/contract/training.ts';
import { readSafetensors } from '../../src/engine/base/safetensors.ts';
import { scaledRows } from '../../src/engine/base/rows.ts';
import { openDiary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { layOutByComponents } from '../../src/engine/mapping/component-layout.ts';
import { saveMap } from '../../src/engine/mapping/map-files.ts';
import type { UserResults } from '../../src/engine/evaluation/user-results.ts';
import {
  measuredUsersFile,
  writeMeasuredUsers,
  type MeasuredUsers,
} from '../../src/engine/model/measured-users.ts';
import { madeResults } from '../fixtures/user-results.ts';

const weightsFile = 'weights.safetensors';
const cardFile = 'model.json';
const minuteMs = 60_000;
const measuredPeople = 120;

/** The runs of the sweep, in the order of their balances: stars only, balanced, picks only. */
export const madeRunIds = {
  stars: runIdSchema.parse('made-stars'),
  balanced: runIdSchema.parse('made-balanced'),
  picks: runIdSchema.parse('made-picks'),
};

/** How each differs from the starter's run, for every user: whoever learns picks finds more, and is further off with stars. */
const differences = [
  { runId: madeRunIds.stars, epochs: 4, itemGain: 0, rmse: 0.98, recall: 0.6 },
  { runId: madeRunIds.balanced, epochs: 6, itemGain: 9, rmse: 1, recall: 1 },
  { runId: madeRunIds.picks, epochs: 6, itemGain: 18, rmse: 1.12, recall: 1.05 },
];

/** Adds them to a library that has the starter's run; the balanced one is the active one then. No app may have it open. */
export async function addMadeRuns(libraryDirectory: string): Promise<void> {
  const paths = libraryPaths(libraryDirectory);
  const diary = openDiary(paths.diary, { backups: paths.backups });
  try {
    const starter = diary.runs().find(({ runId }) => runId === diary.activeRunId());
    if (starter === undefined) throw new Error('The library has no run to make others of.');
    for (const run of sweepOf(starter)) {
      await copyModel(paths.models, starter.runId, run);
      diary.addRun(run);
    }
    await makeMap(paths.models, madeRunIds.balanced);
    diary.setActiveRun(madeRunIds.balanced);
  } finally {
    diary.close();
  }
}

function sweepOf(starter: Run): Run[] {
  const trainings = sweepTrainings(sweepOptionsSchema.parse({ points: differences.length }));
  return differences.map(({ runId, epochs, rmse, recall }, index) => ({
    ...starter,
    runId,
    sweepId: jobIdSchema.parse('made-sweep'),
    createdAtMs: starter.createdAtMs + (index + 1) * minuteMs,
    options: { ...starter.options, ...trainings[index], epochs },
    epochsDone: epochs,
    history: starter.history.slice(0, epochs),
    quality: {
      ...starter.quality,
      rmse: starter.quality.rmse * rmse,
      recallAt10: starter.quality.recallAt10 * recall,
      ndcgAt10: starter.quality.ndcgAt10 * recall,
    },
  }));
}

/** The same weights, of which this one makes other lists. */
async function copyModel(models: string, from: RunId, run: Run): Promise<void> {
  const folder = join(models, run.runId);
  const { itemGain, rmse = 1, recall = 1 } = differences.find(({ runId }) => runId === run.runId) ?? {};
  const card: unknown = JSON.parse(await readFile(join(models, from, cardFile), 'utf8'));
  await mkdir(folder);
  await link(join(models, from, weightsFile), join(folder, weightsFile));
  await writeFile(join(folder, cardFile), JSON.stringify(Object.assign({}, card, { run, itemGain })));
  await writeFile(join(folder, measuredUsersFile), writeMeasuredUsers(resultsOf(run, rmse, recall)));
}

/** Of users who are as different as people are. */
function resultsOf({ options, catalogue, quality }: Run, rmse: number, recall: number): MeasuredUsers {
  const made = (errors: number, lists: number): UserResults =>
    madeResults(
      Array.from({ length: measuredPeople }, (_, k) => ({
        userId: k + 1,
        errors: [errors * (0.6 + (k % 9) / 10), errors * (1.4 - (k % 9) / 10)],
        list: k % 5 === 0 ? null : lists * ((k % 7) / 7),
      })),
    );
  return {
    heldOut: { seed: options.seed, share: 0.1, fingerprint: catalogue.fingerprint },
    model: made(quality.rmse, recall / 2),
    simple: made(quality.rmse / rmse, 0.5),
  };
}

/** The map that the window shows while it draws the proper one, kept as if it were that. */
async function makeMap(models: string, runId: RunId): Promise<void> {
  const file = join(models, runId, weightsFile);
  const arrays = readSafetensors(await readFile(file), file);
  const [movieIds, ratingCounts] = [arrays.get('movieIds')?.values, arrays.get('ratingCounts')?.values];
  const { shape: [, dimensions = 0] = [], values } = arrays.get('movieVectors') ?? {};
  if (!(
    movieIds instanceof Int32Array &&
    ratingCounts instanceof Int32Array &&
    values instanceof Float32Array
  ))
    throw new Error('The starter library’s model is not what it was.');
  const vectors = scaledRows(values, dimensions, 1);
  const places = layOutByComponents({ movieIds, ratingCounts, vectors, dimensions });
  await saveMap(models, runId, movieIds, places);
}
