// Rating rounds and groups by the engine, on a planted taste with its model, and on a library without one.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CallInput } from '../../src/contract/calls.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { openEngine, type Engine } from '../../src/engine/engine.ts';
import type { KnownMovie } from '../../src/engine/library/catalogue/known-movies.ts';
import { learnedVectors } from '../../src/engine/recommending/round/popular-movie-vectors.ts';
import { learnedOf } from '../../src/engine/recommending/round/round-progress.ts';
import { findMovieGroups } from '../../src/engine/recommending/round/movie-groups.ts';
import { createRecommender, type Recommender } from '../../src/engine/recommending/recommender.ts';
import { asking } from '../fixtures/engine-calls.ts';
import { plantedModel } from '../fixtures/planted-model.ts';
import { writePlantedLibrary } from '../fixtures/planted-library.ts';
import { plantedTaste } from '../fixtures/planted-taste.ts';

describe('with a trained model', () => {
  let recommender: Recommender;
  let known: KnownMovie[];
  beforeAll(async () => {
    // All users of the planted taste have equally many ratings, so that nothing says how errors fall with them: it is set.
    const errorWeights = [-0.7, -0.2, 0, 0, 0, 0];
    recommender = createRecommender({ ...(await plantedModel()), errorWeights });
    const set = plantedTaste();
    const counts = new Map<number, number>();
    for (const movie of set.movies) counts.set(movie, (counts.get(movie) ?? 0) + 1);
    known = Array.from(set.movieIds, (movieId, movie) => ({
      movieId,
      title: `Movie ${movieId}`,
      year: 2000,
      genres: [],
      ratingCount: counts.get(movie) ?? 0,
      deviation: 1,
    })).sort((one, other) => other.ratingCount - one.ratingCount);
  });
  afterAll(() => recommender.dispose());

  test('groups are of movies that go together: nearer to their own than to others', () => {
    const vectors = learnedVectors(known, recommender.movieVectors());
    const groups = findMovieGroups(vectors);
    expect(groups.length).toBeGreaterThan(1);
    const rowOf = new Map(vectors.movies.map(({ movieId }, row) => [movieId, row]));
    const cosine = (one: number, other: number): number => {
      const [a, b] = [(rowOf.get(one) ?? 0) * vectors.width, (rowOf.get(other) ?? 0) * vectors.width];
      let sum = 0;
      for (let j = 0; j < vectors.width; j++)
        sum += (vectors.vectors[a + j] ?? 0) * (vectors.vectors[b + j] ?? 0);
      return sum;
    };
    const mean = (values: readonly number[]): number =>
      values.reduce((sum, value) => sum + value, 0) / values.length;
    for (const { memberIds } of groups) {
      const others = groups.flatMap((group) => (group.memberIds === memberIds ? [] : group.memberIds));
      const inside = memberIds.flatMap((one) => memberIds.map((other) => cosine(one, other)));
      const outside = memberIds.flatMap((one) => others.map((other) => cosine(one, other)));
      expect(mean(inside)).toBeGreaterThan(mean(outside) + 0.2);
    }
  });

  test('what was learned says that predictions grew surer', () => {
    const vectors = learnedVectors(known, recommender.movieVectors());
    const groups = findMovieGroups(vectors);
    const person = recommender.foldIn(
      known.slice(0, 12).map(({ movieId }, k) => ({ movieId, stars: k % 2 ? 4 : 3.5 })),
    );
    const learned = learnedOf(recommender, person, { known: vectors, groups: () => groups });
    expect(learned.deviation).toBeGreaterThan(0);
    expect(learned.deviation).toBeLessThan(learned.startDeviation ?? 0);
  });
});

describe('without a model', () => {
  let folder: string;
  let engine: Engine;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'matinee-'));
    await writePlantedLibrary(folder);
    engine = openEngine({ libraryDirectory: folder });
  });
  afterAll(() => {
    engine.close();
    rmSync(folder, { recursive: true });
  });

  const ask = asking(() => engine);

  test('a round asks nothing twice, and nothing that is rated, marked or was passed over', async () => {
    const asked = new Set<number>();
    const passedIds: CallInput<'rating-round:next'>['passedIds'] = [];
    for (let turn = 0; turn < 12; turn++) {
      const { basis, movies, learned } = await ask('rating-round:next', { passedIds, limit: 3 });
      expect(basis).toBe('genres');
      expect(learned).toBeNull();
      const [movie] = movies;
      if (movie === undefined) throw new Error('nothing to ask about');
      expect(asked.has(movie.movieId)).toBe(false);
      asked.add(movie.movieId);
      if (turn % 3 === 0) await ask('ratings:set', { movieId: movie.movieId, stars: 4 });
      else if (turn % 3 === 1)
        await ask('marks:set', { movieId: movie.movieId, kind: 'unseen', isSet: true });
      else passedIds.push(movie.movieId);
    }
  });

  test('chosen groups are kept, and forgotten with another choice', async () => {
    const { groups } = await ask('onboarding:groups', {});
    const [first] = groups;
    if (first === undefined) throw new Error('no groups');
    await ask('onboarding:choose-groups', { groupIds: [first.groupId, 'nothing-such'] });
    expect((await ask('onboarding:groups', {})).groups.filter(({ isChosen }) => isChosen)).toHaveLength(1);
    expect((await ask('rating-round:next', {})).chosenGroups).toBe(1);
    await ask('onboarding:choose-groups', { groupIds: [] });
    expect((await ask('rating-round:next', {})).chosenGroups).toBe(0);
  });

  test('a removed rating comes back with the day it was given, and so does a mark', async () => {
    const movieId = movieIdSchema.parse(plantedTaste().movieIds[0]);
    const entry = await ask('ratings:set', { movieId, stars: 2, ratedAtMs: 1_000_000 });
    expect(entry.ratedAtMs).toBe(1_000_000);
    await ask('ratings:remove', { entryId: entry.entryId });
    expect(await ask('ratings:put-back', { entryId: entry.entryId })).toEqual(entry);
    await ask('marks:set', { movieId, kind: 'watchlist', isSet: true });
    const before = await ask('marks:list', {});
    await ask('marks:remove', { markId: before[0]?.markId ?? -1 });
    await ask('marks:put-back', { markId: before[0]?.markId ?? -1 });
    expect(await ask('marks:list', {})).toEqual(before);
  });
});
