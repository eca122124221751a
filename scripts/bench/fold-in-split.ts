// Draws the newcomers of the fold-in benchmark, and which of their ratings are known.
import { createRandom, shuffle, shuffledRange } from '../../src/engine/base/random.ts';
import { buildTrainingSet, usersOf, type TrainingSet } from '../../src/engine/ratings/training-set.ts';

/** Ratings that a newcomer has given. */
export const historySizes = [5, 10, 20, 50] as const;
/** Newcomers need this many ratings besides, for a test that says something. */
const leastTestRatings = 15;
/** No more are asked for: otherwise one or two busy people would decide the RMSE of a row. */
const mostTestRatings = 50;
/**
 * One in so many people is new, for each history size: with more of them the model trained without them would also
 * know less about the movies.
 */
const onePersonIn = 15;

/** Newcomers with histories of one size. */
export interface Newcomers {
  readonly size: number;
  readonly known: TrainingSet;
  readonly test: TrainingSet;
}

export interface FoldInSplit {
  /** All ratings of the people who are not new. */
  readonly others: TrainingSet;
  /** The same, and what is known of the newcomers. */
  readonly everyone: TrainingSet;
  /** By history size. */
  readonly newcomers: readonly Newcomers[];
}

/**
 * Draws a group of people with enough ratings for each history size; the first `size` of their ratings in random order
 * are known. Long histories are drawn first, since fewer people have them.
 */
export function foldInSplit(set: TrainingSet, seed: number): FoldInSplit {
  const random = createRandom(seed, 'fold-in');
  const count = (user: number): number => (set.userStarts[user + 1] ?? 0) - (set.userStarts[user] ?? 0);
  const people = shuffledRange(set.userIds.length, random);
  const groupSize = Math.ceil(set.userIds.length / onePersonIn);
  const isNew = new Set<number>();
  const drawGroup = (size: number) => {
    const known: number[] = [];
    const test: number[] = [];
    const able = people.filter((user) => !isNew.has(user) && count(user) >= size + leastTestRatings);
    for (const user of able.subarray(0, groupSize)) {
      isNew.add(user);
      const ratings = Int32Array.from({ length: count(user) }, (_, k) => (set.userStarts[user] ?? 0) + k);
      shuffle(ratings, random);
      known.push(...ratings.subarray(0, size));
      test.push(...ratings.subarray(size, size + mostTestRatings));
    }
    return { size, known, test };
  };
  const groups = [...historySizes].reverse().map(drawGroup).reverse();
  const users = usersOf(set);
  const rest = Array.from(users.keys()).filter((r) => !isNew.has(users[r] ?? -1));
  return {
    others: part(set, rest),
    everyone: part(set, [...rest, ...groups.flatMap(({ known }) => known)]),
    newcomers: groups.map(({ size, known, test }) => ({
      size,
      known: part(set, known),
      test: part(set, test),
    })),
  };
}

/** Some of the ratings as a training set of their own, with only the people who gave them and with all movies. */
function part(set: TrainingSet, positions: readonly number[]): TrainingSet {
  const users = usersOf(set);
  return buildTrainingSet(
    {
      userIds: Int32Array.from(positions, (r) => set.userIds[users[r] ?? -1] ?? 0),
      movieIds: Int32Array.from(positions, (r) => set.movieIds[set.movies[r] ?? -1] ?? 0),
      halfStars: Uint8Array.from(positions, (r) => set.halfStars[r] ?? 0),
      timestamps:
        set.timestamps === null ? undefined : Uint32Array.from(positions, (r) => set.timestamps?.[r] ?? 0),
    },
    set.features.map((features, movie) => ({ ...features, movieId: set.movieIds[movie] ?? 0 })),
  );
}
