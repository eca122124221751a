// Trains on one part of the ratings and measures on another: two files, or a split of the library.
import { MatineeError } from '../contract/errors.ts';
import type { MeasuredBaselines, MeasuredQuality, TrainingOptions } from '../contract/training.ts';
import { answerByBaselines, baselineQuality } from '../engine/evaluation/baselines.ts';
import { splitRatings, type SplitOptions, type TestSplit } from '../engine/evaluation/splits.ts';
import { readMovieFeatures, readRatingsFile } from '../engine/importing/rating-files.ts';
import { openCatalogue } from '../engine/library/catalogue.ts';
import { libraryPaths } from '../engine/library/library-paths.ts';
import { evaluateModel } from '../engine/model/evaluate.ts';
import type { TrainingUpdate } from '../engine/model/trainer.ts';
import { trainModel } from '../engine/model/trainer.ts';
import { buildTrainingSet } from '../engine/model/training-set.ts';

export type Evaluation = MeasuredQuality & { elapsedMs: number; baselines: MeasuredBaselines };

/** Two rating files in any MovieLens format; `moviesDirectory` has the titles and genres that help with rare movies. */
export async function readSplit(
  trainFile: string,
  testFile: string,
  moviesDirectory: string | undefined,
): Promise<TestSplit & { skippedRows: number }> {
  const features = moviesDirectory === undefined ? [] : await readMovieFeatures(moviesDirectory);
  const trainRatings = await readRatingsFile(trainFile);
  const testRatings = await readRatingsFile(testFile);
  const train = buildTrainingSet(trainRatings, features);
  return {
    train,
    test: buildTrainingSet(testRatings, features),
    known: train,
    skippedRows: trainRatings.skipped + testRatings.skipped,
  };
}

/** Part of the library's ratings is held out. */
export function splitLibrary(
  libraryDirectory: string,
  options: SplitOptions,
): TestSplit & { isSimulated: boolean } {
  const catalogue = openCatalogue(libraryPaths(libraryDirectory).catalogue);
  try {
    const split = splitRatings(catalogue.ratingColumns(), catalogue.featureRows(), options);
    return { ...split, isSimulated: catalogue.info().isSimulated };
  } finally {
    catalogue.close();
  }
}

/** Trains on all of `train` and measures on `test`; neither the library nor its models are touched. */
export async function evaluate(
  split: TestSplit,
  options: TrainingOptions,
  settings: { signal: AbortSignal; onProgress: (update: TrainingUpdate) => void },
): Promise<Evaluation> {
  const { train, test, known } = split;
  if (test.halfStars.length === 0) {
    throw new MatineeError('not-enough-data', 'There is no test rating to measure on.');
  }
  const startedAt = performance.now();
  const training = trainModel(train, options, { signal: settings.signal, validationFraction: 0 });
  let step = await training.next();
  while (step.done !== true) {
    settings.onProgress(step.value);
    step = await training.next();
  }
  const baselines = answerByBaselines(train, test, known);
  return {
    ...evaluateModel(step.value, train, test, { known, seed: options.seed, baselines }),
    elapsedMs: performance.now() - startedAt,
    baselines: baselineQuality(baselines),
  };
}
