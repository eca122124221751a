// What each rating does for a movie, held against lists that are made without it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecommender, type Recommender } from '../../src/engine/recommending/recommender.ts';
import { explain } from '../../src/engine/recommending/why.ts';
import { plantedClassicModel, plantedModel } from '../fixtures/planted-model.ts';
import { plantedMovies } from '../fixtures/planted-taste.ts';

/** Someone new, fond of camp 1. */
const ratings = [
  { movieId: 31, stars: 5 },
  { movieId: 40, stars: 4.5 },
  { movieId: 52, stars: 5 },
  { movieId: 3, stars: 1 },
];

describe.each([
  ['the joint model', plantedModel],
  ['the classic model', plantedClassicModel],
])('with %s', (_, train) => {
  let recommender: Recommender;
  beforeAll(async () => {
    recommender = createRecommender(await train());
  }, 120_000);
  afterAll(() => recommender.dispose());

  /** Place and stars of the movie in the list of someone with these ratings, among what `ratings` leaves unrated. */
  function lookUp(movieId: number, of: readonly { movieId: number; stars: number }[]) {
    const person = recommender.foldIn(of);
    const rated = ratings.map((rating) => rating.movieId).filter((id) => id !== movieId);
    const list = recommender
      .recommend(person, { limit: plantedMovies })
      .filter((movie) => !rated.includes(movie.movieId));
    return {
      place: list.findIndex((movie) => movie.movieId === movieId) + 1,
      stars: recommender.predictStars(person, movieId) ?? 0,
    };
  }

  it.each([45, 10])('what is lost without a rating is its effect, for movie %d', async (movieId) => {
    const { standing, effects, ownStars } = await explain(
      recommender,
      recommender.foldIn(ratings),
      movieId,
      'all',
    );
    expect(ownStars).toBeNull();
    expect(standing?.place).toBe(lookUp(movieId, ratings).place);
    expect(standing?.of).toBe(plantedMovies - ratings.length);
    expect(effects.map((effect) => effect.movieId).sort()).toEqual(ratings.map((r) => r.movieId).sort());
    for (const effect of effects) {
      const without = lookUp(
        movieId,
        ratings.filter((rating) => rating.movieId !== effect.movieId),
      );
      expect(effect.placeWithout).toBe(without.place);
      expect(effect.starsWithout).toBeCloseTo(without.stars, 4);
    }
    const contributions = effects.map((effect) => effect.contribution);
    expect(contributions).toEqual([...contributions].sort((a, b) => b - a));
  });

  it('a movie that is rated is explained without its own stars', async () => {
    const { standing, effects, ownStars } = await explain(
      recommender,
      recommender.foldIn(ratings),
      40,
      'strongest',
    );
    const others = ratings.filter((rating) => rating.movieId !== 40);
    expect(ownStars).toBe(4.5);
    expect(effects.map((effect) => effect.movieId)).not.toContain(40);
    expect(standing?.place).toBe(lookUp(40, others).place);
    expect(standing?.predictedStars).toBeCloseTo(lookUp(40, others).stars, 4);
  });

  it('a movie that the model does not know has no reasons', async () => {
    expect(await explain(recommender, recommender.foldIn(ratings), 999, 'all')).toEqual({
      ownStars: null,
      standing: null,
      effects: [],
    });
  });
});
