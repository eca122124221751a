// How large the parts of a split are, and what in the test training has never seen.
import { countBy } from '../base/counts.ts';
import { idIndex } from '../base/id-index.ts';
import type { TestSplit } from './splits.ts';
import { ratersOf, type TrainingSet } from './training-set.ts';

export interface SplitCounts {
  readonly train: { readonly ratings: number; readonly users: number; readonly movies: number };
  readonly test: { readonly ratings: number; readonly users: number };
  /** Users of the test without a rating in train, and their test ratings. */
  readonly newUsers: { readonly users: number; readonly ratings: number };
  /** Movies of the test without a rating in train, and their test ratings. */
  readonly newMovies: { readonly movies: number; readonly ratings: number };
}

export function countSplit({ train, test }: Pick<TestSplit, 'train' | 'test'>): SplitCounts {
  const [trainUsers, testUsers] = [ratersOf(train), ratersOf(test)];
  const trainUser = idIndex(trainUsers.map((user) => train.userIds[user] ?? 0));
  const newUsers = testUsers.filter((user) => trainUser(test.userIds[user] ?? 0) < 0);
  const learned = countBy(train.movies, train.movieIds.length);
  const asked = countBy(test.movies, test.movieIds.length);
  const trainMovie = idIndex(train.movieIds);
  const newMovies = { movies: 0, ratings: 0 };
  asked.forEach((ratings, movie) => {
    if (ratings === 0 || (learned[trainMovie(test.movieIds[movie] ?? 0)] ?? 0) > 0) return;
    newMovies.movies += 1;
    newMovies.ratings += ratings;
  });
  return {
    train: {
      ratings: train.movies.length,
      users: trainUsers.length,
      movies: learned.reduce((sum, count) => sum + Math.min(1, count), 0),
    },
    test: { ratings: test.movies.length, users: testUsers.length },
    newUsers: { users: newUsers.length, ratings: ratingsOf(test, newUsers) },
    newMovies,
  };
}

function ratingsOf({ userStarts }: TrainingSet, users: Int32Array): number {
  return users.reduce((sum, user) => sum + (userStarts[user + 1] ?? 0) - (userStarts[user] ?? 0), 0);
}
