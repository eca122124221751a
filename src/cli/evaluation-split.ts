// The ratings to train on and those to measure on: two files, or a split of the library. Without TensorFlow, which takes a second to load.
import { splitRatings, type SplitOptions, type TestSplit } from '../engine/ratings/splits.ts';
import { fileAt } from '../engine/archives/folder-source.ts';
import { readMovieFeatures, readRatingsFile } from '../engine/archives/rating-files.ts';
import { openCatalogue } from '../engine/library/catalogue/catalogue.ts';
import type { WorkOptions } from '../engine/base/paced-work.ts';
import { libraryPaths } from '../engine/library/library-paths.ts';
import { buildTrainingSet, trainingSetOf, type TrainingSet } from '../engine/ratings/training-set.ts';

/** Two rating files in any MovieLens format; `moviesDirectory` has the titles and genres that help with rare movies. */
export async function readSplit(
  trainFile: string,
  testFile: string,
  moviesDirectory: string | undefined,
): Promise<TestSplit & { skippedRows: number }> {
  // Checked first, because reading one of them can take long.
  for (const file of [trainFile, testFile]) fileAt(file);
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

/** All ratings of the library. */
export async function readLibrary(
  libraryDirectory: string,
  reading: WorkOptions,
): Promise<{ set: TrainingSet; isSimulated: boolean }> {
  const catalogue = openCatalogue(libraryPaths(libraryDirectory).catalogue);
  try {
    const set = trainingSetOf(await catalogue.ratings(reading), catalogue.featureRows());
    return { set, isSimulated: catalogue.info().isSimulated };
  } finally {
    catalogue.close();
  }
}

/** Holds out a part of the library's ratings. */
export async function splitLibrary(
  libraryDirectory: string,
  options: SplitOptions,
  reading: WorkOptions,
): Promise<TestSplit & { isSimulated: boolean }> {
  const { set, isSimulated } = await readLibrary(libraryDirectory, reading);
  return { ...splitRatings(set, options), isSimulated };
}
