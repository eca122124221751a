// The figures behind You, on a world whose right answers are known: two camps, each fond of its own half of the movies.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openEngine } from '../../src/engine/engine.ts';
import { libraryPaths } from '../../src/engine/library/library-paths.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { smallMovies, writeSmallCatalogue } from '../fixtures/small-catalogue.ts';
import { campOfMovie, campOfUser } from '../fixtures/planted-taste.ts';

let planted: PlantedEngine;

beforeEach(async () => {
  planted = await openPlantedEngine();
});
afterEach(() => {
  planted.close();
});

/** Ratings as someone of camp 0 gives them: of 14 movies of their own camp, and of 10 of the other. */
async function rateAsCampZero(): Promise<void> {
  for (let movieId = 1; movieId <= 14; movieId++) await planted.ask('ratings:set', { movieId, stars: 5 });
  for (let movieId = 31; movieId <= 40; movieId++) await planted.ask('ratings:set', { movieId, stars: 1 });
}

test('where another library is put in meanwhile the figures are of that one', async () => {
  const bare = await openPlantedEngine(writePlantedLibrary);
  onTestFinished(bare.close);
  for (let movieId = 1; movieId <= 20; movieId++) await bare.ask('ratings:set', { movieId, stars: 4 });
  const folder = mkdtempSync(join(tmpdir(), 'matinee-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  await writeSmallCatalogue(join(folder, 'staged.db'));
  const asked = bare.ask('taste:overview', {});
  await new Promise(setImmediate);
  bare.engine.adoptCatalogue(join(folder, 'staged.db'));
  expect(await asked).toEqual(await bare.ask('taste:overview', {}));
});

test('without ratings nothing is claimed', async () => {
  expect(await planted.ask('taste:overview', {})).toMatchObject({
    ratings: 0,
    meanStars: null,
    headline: { lovedGenre: null, lovedDecade: null, kindness: null, agreement: null },
    timeline: { bars: [] },
    genres: [],
    agreement: { correlation: null, kinderThan: null, twins: [] },
    honesty: { overall: null, verdict: 'early' },
  });
});

test('twins are of one’s own camp, and love movies of it that are still to be seen', async () => {
  await rateAsCampZero();
  const { ratings, agreement, headline } = await planted.ask('taste:overview', {});
  expect(ratings).toBe(24);
  expect(agreement.twins).toHaveLength(3);
  for (const { userId, correlation, loves } of agreement.twins) {
    expect(campOfUser(userId)).toBe(0);
    expect(correlation).toBeGreaterThan(0.5);
    expect(loves.length).toBeGreaterThan(0);
    for (const { movieId } of loves) {
      expect(campOfMovie(movieId)).toBe(0);
      expect(movieId).toBeGreaterThan(14);
    }
  }
  // Both camps together make every movie about as good as any other.
  expect(headline.agreement).toBe('own-way');
});

test('a model that knows the camps is found to be better than the means, which know nothing of them', async () => {
  await rateAsCampZero();
  // The predictions are made after the answers to the ratings.
  await vi.waitFor(
    async () => {
      const { honesty } = await planted.ask('taste:overview', {});
      expect(honesty.predictions).toHaveLength(23);
    },
    { timeout: 60_000 },
  );
  const { honesty } = await planted.ask('taste:overview', {});
  expect(honesty.verdict).toBe('better');
  expect(honesty.overall?.model.mae).toBeLessThan(honesty.overall?.means.mae ?? 0);
  expect(honesty.rolling).toHaveLength(19);
});

test('a movie that nobody else rated counts as rated, and is compared with nobody', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'matinee-taste-'));
  const unrated = { movieId: 6, title: 'Armageddon', year: 1998, genres: ['Action'], imdbId: 'tt0000006' };
  await writeSmallCatalogue(libraryPaths(directory).catalogue, [...smallMovies, { ...unrated, stars: [] }]);
  const engine = openEngine({ libraryDirectory: directory });
  onTestFinished(() => {
    engine.close();
    rmSync(directory, { recursive: true });
  });
  const ask = asking(() => engine);
  await ask('ratings:set', { movieId: 4, stars: 5 });
  await ask('ratings:set', { movieId: 6, stars: 2 });
  expect(await ask('taste:overview', {})).toMatchObject({
    ratings: 2,
    meanStars: 3.5,
    histogram: { yours: [0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0.5], everyone: [0, 0, 0, 0, 0, 0, 0, 0.5, 0.5, 0] },
    genres: [{ name: 'Horror' }, { name: 'Sci-Fi' }],
  });
});
