import { expect, test } from 'vitest';
import { ratedMovie } from '../../../tests/fixtures/rated-movies.ts';
import { groupByDecade, groupByGenre, histogramOf } from './groups.ts';

const movies = [
  ratedMovie(1, 5, [4], { genres: ['Sci-Fi', 'Horror'], year: 1979 }),
  ratedMovie(2, 4, [3], { genres: ['Sci-Fi'], year: 1982 }),
  ratedMovie(3, 3, [5], { genres: ['Comedy'], year: 1989 }),
  ratedMovie(4, 2, [4], { genres: ['Comedy'] }),
];

test('a genre has both means, and is liked by how far it is above all ratings, shrunk where there are few', () => {
  // The mean of all is 3.5; Sci-Fi is 1 above it in 2 ratings: 1 * 2 / (2 + 5).
  expect(groupByGenre(movies)).toEqual([
    { name: 'Comedy', count: 2, meanStars: 2.5, everyoneStars: 4.5, liking: -2 / 7 },
    { name: 'Sci-Fi', count: 2, meanStars: 4.5, everyoneStars: 3.5, liking: 2 / 7 },
    { name: 'Horror', count: 1, meanStars: 5, everyoneStars: 4, liking: 1.5 / 6 },
  ]);
});

test('decades come in order; a movie without a year is in none', () => {
  expect(groupByDecade(movies).map(({ name, count }) => [name, count])).toEqual([
    ['1970', 1],
    ['1980', 2],
  ]);
});

test('in the histogram each movie counts as much, however many rated it', () => {
  const movies = [ratedMovie(1, 5, [4, 4, 4, 3]), ratedMovie(2, 0.5, [5])];
  const { yours, everyone } = histogramOf(movies, movies);
  expect(yours).toEqual([0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0.5]);
  expect(everyone).toEqual([0, 0, 0, 0, 0, 0.125, 0, 0.375, 0, 0.5]);
});

test('stars for a movie that nobody else rated are in the histogram too', () => {
  const movie = ratedMovie(1, 5, [4]);
  const { yours, everyone } = histogramOf([movie, { movieId: 2, stars: 1, ratedAtMs: 0 }], [movie]);
  expect(yours).toEqual([0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0.5]);
  expect(everyone).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 0]);
});
