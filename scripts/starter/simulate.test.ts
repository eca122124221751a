import { describe, expect, test } from 'vitest';
import { cleanMovies, readVegaRows } from './movies.ts';
import { createRandom } from './random.ts';
import { readRecipe } from './recipe.ts';
import { simulateRatings, type SimulatedRating } from './simulate.ts';
import { describeMovies, standardise, verdict } from './traits.ts';

describe('random numbers', () => {
  test('never change, because the starter library is made of them', () => {
    const random = createRandom(1895, 'viewer 1');
    const drawn = [random.uniform(), random.uniform(), random.normal()];
    expect(drawn).toEqual([0.9975061737932265, 0.06165637751109898, -1.5817589757498354]);
    expect(createRandom(1895, 'viewer 2').uniform()).not.toBe(drawn[0]);
    expect(createRandom(1896, 'viewer 1').uniform()).not.toBe(drawn[0]);
  });

  test('have the mean and the spread that they should', () => {
    const random = createRandom(3, 'test');
    const values = Array.from({ length: 20_000 }, () => random.normal());
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(variance).toBeCloseTo(1, 1);
  });
});

test('an unjudged movie is neither good nor bad, few votes count little', () => {
  expect(verdict({ imdbRating: null, imdbVotes: null, tomatoes: null })).toBeNull();
  expect(verdict({ imdbRating: 9, imdbVotes: 5, tomatoes: null })).toBeLessThan(6.5);
  expect(verdict({ imdbRating: 9, imdbVotes: 500_000, tomatoes: null })).toBeGreaterThan(8.9);
  expect(standardise([1, null, 3])).toEqual([-1, 0, 1]);
});

describe('the simulated ratings', async () => {
  const recipe = await readRecipe();
  const movies = cleanMovies(await readVegaRows());
  const ratings = simulateRatings(movies, recipe);
  const countBy = (key: (rating: SimulatedRating) => number): Map<number, number> => {
    const counts = new Map<number, number>();
    for (const rating of ratings) counts.set(key(rating), (counts.get(key(rating)) ?? 0) + 1);
    return counts;
  };

  test('are the same every time, and change with the seed', () => {
    const small = { ...recipe, viewers: 3 };
    const simulated = simulateRatings(movies, small);
    expect(simulateRatings(movies, small)).toEqual(simulated);
    expect(simulateRatings(movies, { ...small, seed: 7 })).not.toEqual(simulated);
  });

  test('are at least 50,000, of several hundred viewers', () => {
    expect(ratings.length).toBeGreaterThanOrEqual(50_000);
    expect(countBy((rating) => rating.userId).size).toBe(recipe.viewers);
    for (const count of countBy((rating) => rating.userId).values()) {
      expect(count).toBeGreaterThanOrEqual(recipe.ratingsPerViewer.min);
    }
  });

  test('use every half star, with a mean and a spread as people’s have', () => {
    const counts = countBy((rating) => rating.halfStars);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const mean = ratings.reduce((sum, rating) => sum + rating.halfStars / 2, 0) / ratings.length;
    expect(mean).toBeGreaterThan(3.3);
    expect(mean).toBeLessThan(3.8);
  });

  test('hold no pair twice and no time before the first day', () => {
    expect(new Set(ratings.map((rating) => rating.userId * 10_000 + rating.movieId)).size).toBe(
      ratings.length,
    );
    const firstSecond = Date.parse(recipe.time.firstDay) / 1000;
    expect(
      ratings.every(
        (rating) => Number.isInteger(rating.timestampSeconds) && rating.timestampSeconds > firstSecond,
      ),
    ).toBe(true);
  });

  test('have a long tail: a tenth of the movies has more than a third of the ratings, a quarter has few', () => {
    const counts = [...countBy((rating) => rating.movieId).values()].sort((a, b) => b - a);
    const head = counts.slice(0, Math.floor(counts.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(head / ratings.length).toBeGreaterThan(0.35);
    expect(counts[Math.floor(counts.length * 0.75)]).toBeLessThan(8);
  });

  test('give good movies more stars than bad ones', () => {
    const book = describeMovies(movies, recipe);
    const quality = new Map(book.movies.map((movie) => [movie.movieId, movie.quality]));
    const meanWhere = (wanted: (quality: number) => boolean): number => {
      const chosen = ratings.filter((rating) => wanted(quality.get(rating.movieId) ?? 0));
      return chosen.reduce((sum, rating) => sum + rating.halfStars / 2, 0) / chosen.length;
    };
    expect(meanWhere((value) => value > 1)).toBeGreaterThan(meanWhere((value) => value < -1) + 0.7);
  });
});
