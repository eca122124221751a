import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedModel } from '../fixtures/planted-model.ts';
import { campOfMovie, plantedMovies } from '../fixtures/planted-taste.ts';
import { tf } from '../../src/engine/base/tensorflow.ts';
import type { TrainedModel } from '../../src/engine/model/joint/trained-model.ts';
import { createRecommender, type Recommender } from '../../src/engine/recommending/recommender.ts';

let model: TrainedModel;
let recommender: Recommender;

beforeAll(async () => {
  model = await plantedModel();
  recommender = createRecommender(model);
});
afterAll(() => recommender.dispose());

/** Someone new, fond of camp 1. */
const ratings = [
  { movieId: 31, stars: 5 },
  { movieId: 40, stars: 4.5 },
  { movieId: 52, stars: 5 },
  { movieId: 3, stars: 1 },
];

describe('a person folded in', () => {
  it('gets a list of their own camp, best first, without what they rated', () => {
    const list = recommender.recommend(recommender.foldIn(ratings), { limit: 10, excludeMovieIds: [33] });
    expect(list).toHaveLength(10);
    expect(list.map(({ movieId }) => campOfMovie(movieId))).toEqual(Array(10).fill(1));
    expect(list.map(({ movieId }) => movieId)).not.toContain(31);
    expect(list.map(({ movieId }) => movieId)).not.toContain(33);
    expect(list.map(({ score }) => score)).toEqual(list.map(({ score }) => score).sort((a, b) => b - a));
  });

  it('gets the same stars wherever they are asked for', () => {
    const person = recommender.foldIn(ratings);
    const all = recommender.predictAll(person);
    expect(all.size).toBe(plantedMovies);
    expect(recommender.predictStars(person, 45)).toBe(all.get(45));
    expect(all.get(45)).toBeGreaterThan((all.get(10) ?? 5) + 1);
    expect(recommender.predictStars(person, 999)).toBeNull();
    // Stars are drawn half a star to either side of 4.5 and 1.5.
    expect(recommender.starsDeviation(person, 45)).toBeGreaterThan(0.3);
    expect(recommender.starsDeviation(person, 45)).toBeLessThan(0.9);
    expect(recommender.starsDeviation(person, 999)).toBeNull();
  });

  it('may have no ratings, and then gets what is popular', () => {
    const nobody = recommender.foldIn([]);
    expect(recommender.recommend(nobody, { limit: 5 })).toHaveLength(5);
    expect(recommender.reasons(nobody, [1]).get(1)).toEqual([]);
  });

  it('may have rated movies that the model does not know', () => {
    const unknown = [...ratings, { movieId: 999, stars: 5 }];
    const [first] = recommender.recommend(recommender.foldIn(unknown), { limit: 1 });
    expect(first).toEqual(recommender.recommend(recommender.foldIn(ratings), { limit: 1 })[0]);
  });
});

describe('reasons', () => {
  it('are what the score loses when a rating is left out', () => {
    const person = recommender.foldIn(ratings);
    const [movie] = recommender.recommend(person, { limit: 1 });
    const reasons = recommender.reasons(person, [movie!.movieId]).get(movie!.movieId) ?? [];
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.length).toBeLessThanOrEqual(3);
    for (const reason of reasons) {
      const without = recommender.foldIn(ratings.filter(({ movieId }) => movieId !== reason.movieId));
      const scores = recommender.recommend(without, { limit: plantedMovies });
      const score = scores.find(({ movieId }) => movieId === movie!.movieId)!.score;
      expect(reason.contribution).toBeCloseTo(movie!.score - score, 4);
    }
    expect(reasons.map(({ contribution }) => contribution)).toEqual(
      reasons.map(({ contribution }) => contribution).sort((a, b) => b - a),
    );
  });
});

describe('similar movies', () => {
  it('are of the same camp, and never the movie itself', () => {
    const similar = recommender.similar(40, 8);
    expect(similar.map(({ movieId }) => campOfMovie(movieId))).toEqual(Array(8).fill(1));
    expect(similar.map(({ movieId }) => movieId)).not.toContain(40);
    expect(recommender.similar(999, 8)).toEqual([]);
  });
});

it('frees its tensors', () => {
  const before = tf.memory().numTensors;
  const other = createRecommender(model);
  other.recommend(other.foldIn(ratings), { limit: 3 });
  other.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
