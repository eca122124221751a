// Trains on one part of the ratings and measures on another: two files, or a random split of the library.
import { MatineeError } from '../contract/errors.ts';
import type { Baselines, Quality, TrainingOptions } from '../contract/training.ts';
import { measureBaselines } from '../engine/evaluation/baselines.ts';
import { readMovieFeatures, readRatingsFile } from '../engine/importing/rating-files.ts';
import { openCatalogue } from '../engine/library/catalogue.ts';
import { libraryPaths } from '../engine/library/library-paths.ts';
import { evaluateModel } from '../engine/model/evaluate.ts';
import type { TrainingUpdate } from '../engine/model/trainer.ts';
import { trainModel } from '../engine/model/trainer.ts';
import { buildTrainingSet, splitTrainingSet, type TrainingSet } from '../engine/model/training-set.ts';

export type Split = { train: TrainingSet; test: TrainingSet };

export type Evaluation = Quality & { elapsedMs: number; baselines: Baselines };

/** Two rating files in any MovieLens format; `moviesDirectory` has the titles and genres that help with rare movies. */
export async function readSplit(
  trainFile: string,
  testFile: string,
  moviesDirectory: string | undefined,
): Promise<Split & { skippedRows: number }> {
  const features = moviesDirectory === undefined ? [] : await readMovieFeatures(moviesDirectory);
  const train = await readRatingsFile(trainFile);
  const test = await readRatingsFile(testFile);
  return {
    train: buildTrainingSet(train, features),
    test: buildTrainingSet(test, features),
    skippedRows: train.skipped + test.skipped,
  };
}

/** A random share of the library's ratings is held out. */
export function splitLibrary(
  libraryDirectory: string,
  testFraction: number,
  seed: number,
): Split & { isSimulated: boolean } {
  const catalogue = openCatalogue(libraryPaths(libraryDirectory).catalogue);
  try {
    const set = buildTrainingSet(catalogue.ratingColumns(), catalogue.featureRows());
    return { ...splitTrainingSet(set, { testFraction, seed }), isSimulated: catalogue.info().isSimulated };
  } finally {
    catalogue.close();
  }
}

/** Trains on all of `train` and measures on `test`; neither the library nor its models are touched. */
export async function evaluate(
  split: Split,
  options: TrainingOptions,
  settings: { signal: AbortSignal; onProgress: (update: TrainingUpdate) => void },
): Promise<Evaluation> {
  if (split.test.halfStars.length === 0) {
    throw new MatineeError('not-enough-data', 'There is no test rating to measure on.');
  }
  const startedAt = performance.now();
  const training = trainModel(split.train, options, { signal: settings.signal, validationFraction: 0 });
  let step = await training.next();
  while (step.done !== true) {
    settings.onProgress(step.value);
    step = await training.next();
  }
  return {
    ...evaluateModel(step.value, split.train, split.test),
    elapsedMs: performance.now() - startedAt,
    baselines: measureBaselines(split.train, split.test),
  };
}
