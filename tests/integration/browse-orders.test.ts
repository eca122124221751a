// The orders of Browse that are a person's own, with the planted taste.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';

let planted: PlantedEngine;
beforeAll(async () => {
  planted = await openPlantedEngine();
  for (const movieId of [1, 2, 3]) await planted.ask('ratings:set', { movieId, stars: 5 });
});
afterAll(() => planted.close());

test('by match, movies come as the model recommends them', async () => {
  const { name } = (await planted.ask('library:overview', {})).profile;
  const list = await planted.engine.recommendToProfile(name, 5, { corrected: false });
  const { movies } = await planted.ask('movies:search', { sort: 'match', rated: 'unrated', limit: 5 });
  expect(movies.map(({ movieId }) => movieId)).toEqual(list.recommendations.map(({ movieId }) => movieId));
});
