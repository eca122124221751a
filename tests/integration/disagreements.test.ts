// Where the two answers of a model disagree: a matter of Train, never of Home.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { createRecommender } from '../../src/engine/recommending/recommender.ts';
import { disagreementsOf } from '../../src/engine/recommending/disagreements.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { plantedModel } from '../fixtures/planted-model.ts';

let planted: PlantedEngine;
beforeEach(async () => {
  planted = await openPlantedEngine();
});
afterEach(() => {
  planted.close();
});

async function rateAs(stars: readonly (readonly [number, number])[]): Promise<void> {
  for (const [movieId, given] of stars) {
    await planted.ask('ratings:set', { movieId: movieIdSchema.parse(movieId), stars: given });
  }
}

test('movies far up have stars below the person’s mean; nobody without ratings gets an answer', async () => {
  expect(await planted.ask('runs:disagreements', {})).toBeNull();
  await rateAs([...([31, 40, 52, 45, 48] as const).map((movieId) => [movieId, 5] as const), [3, 4.5]]);
  const answer = await planted.ask('runs:disagreements', {});
  if (answer === null) throw new Error('there are ratings');
  expect(answer.yourMeanStars).toBeCloseTo(4.917, 2);
  expect(answer.rankedHigh.length).toBeGreaterThan(0);
  for (const { predictedStars, place } of answer.rankedHigh) {
    expect(predictedStars).toBeLessThanOrEqual(answer.yourMeanStars - 0.1);
    expect(place).toBeLessThanOrEqual(50);
  }
  const ids = [...answer.rankedHigh, ...answer.starredHigh].map(({ movieId }) => Number(movieId));
  for (const rated of [31, 40, 52, 45, 48, 3]) expect(ids).not.toContain(rated);
  const { shelves } = await planted.ask('home:shelves', { tuning: null });
  expect(shelves.map(({ kind }) => kind as string)).not.toContain('heads');
});

test('what is unwanted, or rated by hardly anybody, is in neither list', async () => {
  const recommender = createRecommender(await plantedModel());
  try {
    const person = recommender.foldIn([31, 40, 52].map((movieId) => ({ movieId, stars: 5 })));
    const { movieIds } = recommender.everyMovie(person);
    const ratingCounts = Int32Array.from(movieIds, () => 10);
    const unwanted = (ids: readonly number[]) => new Set(ids);
    const { rankedHigh } = disagreementsOf(recommender, person, {
      ratingCounts,
      unwantedMovieIds: unwanted([]),
    });
    const [first, second] = rankedHigh;
    if (first === undefined || second === undefined) throw new Error('nothing disagrees');
    ratingCounts[second] = 4;
    const left = disagreementsOf(recommender, person, {
      ratingCounts,
      unwantedMovieIds: unwanted([movieIds[first] ?? 0]),
    });
    expect([...left.rankedHigh]).not.toContain(first);
    expect([...left.rankedHigh]).not.toContain(second);
  } finally {
    recommender.dispose();
  }
});
