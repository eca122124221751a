// What the model predicted for a movie before it was rated is kept, whatever else happens, and never keeps a rating from being saved.
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openDiary, type Diary } from '../../src/engine/library/diary/diary.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';

let planted: PlantedEngine;
/** The engine's diary, as another program reads it. */
let diary: Diary;

beforeEach(async () => {
  planted = await openPlantedEngine();
  diary = diaryOf(planted);
});
afterEach(() => {
  diary.close();
  planted.close();
});

function diaryOf({ libraryDirectory }: PlantedEngine): Diary {
  const paths = libraryPaths(libraryDirectory);
  return openDiary(paths.diary, { backups: paths.backups });
}

/** Predictions are made after the answer; the first one waits for the model to be read. */
const patience = { timeout: 60_000 };
const kept = (profile = 'You') => diary.predictions(diary.profile(profile).profileId);

/** Rates the movies one after the other, and waits for the predictions of all but the first. */
async function rate(...ratings: readonly (readonly [movieId: number, stars: number])[]): Promise<void> {
  for (const [movieId, stars] of ratings) await planted.ask('ratings:set', { movieId, stars });
  await vi.waitFor(() => expect(kept()).toHaveLength(ratings.length - 1), patience);
}

test('the first rating has no prediction, each later one the prediction from the ratings before it', async () => {
  const { ask } = planted;
  await rate([31, 5], [40, 4.5]);
  const predicted = (await ask('movies:get', { movieId: 45 })).predictedStars;
  await ask('ratings:set', { movieId: 45, stars: 2 });
  await vi.waitFor(() => expect(kept()).toHaveLength(2), patience);
  expect(kept().map(({ movieId }) => movieId)).toEqual([40, 45]);
  expect(kept()[1]).toMatchObject({ movieId: 45, stars: 2 });
  expect(kept()[1]?.predictedStars).toBeCloseTo(predicted ?? 0, 5);
  expect(kept()[1]?.starsDeviation).toBeGreaterThan(0.2);
});

test('ratings that come faster than the model answers each have the ratings before them', async () => {
  const { ask } = planted;
  await rate([31, 5], [40, 4.5], [45, 2]);
  await Promise.all([50, 51, 52, 53].map((movieId) => ask('ratings:set', { movieId, stars: 5 })));
  await vi.waitFor(() => expect(kept()).toHaveLength(6), patience);
  expect((await ask('ratings:list', {})).map(({ movieId }) => movieId)).toEqual([53, 52, 51, 50, 45, 40, 31]);
  expect(new Set(kept().map(({ predictedStars }) => predictedStars)).size).toBe(6);
});

test('a movie that had stars is no test of the model', async () => {
  const { ask } = planted;
  await rate([31, 5], [40, 4.5]);
  await ask('ratings:set', { movieId: 31, stars: 1 });
  await ask('ratings:set', { movieId: 3, stars: 1 });
  await vi.waitFor(() => expect(kept()).toHaveLength(2), patience);
  expect(kept().map(({ movieId }) => movieId)).toEqual([40, 3]);
});

test('what is undone leaves the prediction as if nothing had happened', async () => {
  const { ask } = planted;
  await rate([31, 5], [40, 4.5], [45, 2], [50, 5]);
  const before = kept();
  const entry = (await ask('ratings:list', {})).find(({ movieId }) => movieId === 45);
  if (entry === undefined || entry.movieId === null) throw new Error('not rated');
  const { movieId, stars, ratedAtMs } = entry;
  await ask('ratings:set', { movieId, stars: 5 });
  expect(kept().find((prediction) => prediction.movieId === 45)?.stars).toBe(5);
  await ask('ratings:set', { movieId, stars, ratedAtMs });
  expect(kept()).toEqual(before);
  await ask('ratings:remove', { entryId: entry.entryId });
  expect(kept()).toHaveLength(before.length - 1);
  expect(await ask('ratings:set', { movieId, stars, ratedAtMs })).toEqual(entry);
  expect(kept()).toEqual(before);
});

test('a rating from the command line has its prediction too, as soon as it is given', async () => {
  const { engine } = planted;
  await engine.rate('Ada', 31, 5);
  const { entryId } = await engine.rate('Ada', 45, 4);
  expect(kept('Ada')).toMatchObject([{ entryId, stars: 4 }]);
});

test('without a model ratings are saved all the same', async () => {
  const bare = await openPlantedEngine(writePlantedLibrary);
  onTestFinished(bare.close);
  await bare.ask('ratings:set', { movieId: 1, stars: 5 });
  await bare.ask('ratings:set', { movieId: 2, stars: 4 });
  expect(await bare.ask('ratings:list', {})).toHaveLength(2);
  const bareDiary = diaryOf(bare);
  expect(bareDiary.predictions(bareDiary.activeProfile().profileId)).toEqual([]);
  bareDiary.close();
});
