// The test of a model user by user: what is known of each, and what is held out.
import { idIndex, positionOf } from '../base/id-index.ts';
import { createRandom } from '../base/random.ts';
import { drawHeldOut } from '../ratings/held-out.ts';
import { ratersOf, type TrainingSet } from '../ratings/training-set.ts';
import { moviesInTrain } from './candidates.ts';

/** What a list is to find. */
export interface Relevance {
  /** Held-out movies with so many half stars and more. */
  readonly fewestHalfStars: number;
  /** Whether those that no list can show count as missed: movies that do not occur in train. */
  readonly countsUnknown: boolean;
}

/** 4 stars and more, of what lists can show. */
const liked: Relevance = { fewestHalfStars: 8, countsUnknown: false };
/** Of more people a sample is measured; one of that size pins means to about 1 %. */
const usualSample = { above: 10_000, people: 5000 };

/** A user's ratings by column, in order of movie. */
export interface CaseRatings {
  /** The movie's number in the model that is tested; -1 if the model does not know it. */
  readonly movies: Int32Array;
  /** 1 to 10. */
  readonly halfStars: Uint8Array;
  /** Seconds since 1970; null where the times are unknown. */
  readonly ratedAt: Uint32Array | null;
}

/** A user with held-out ratings. */
export interface TestCase {
  readonly userId: number;
  /** The user's ratings that the model may look at, of movies that it knows; these are never ranked. */
  readonly history: CaseRatings;
  /** The held-out ratings. */
  readonly ratings: CaseRatings;
  /** What a list is to find, ascending: by default held-out movies with 4 stars or more that occur in train. */
  readonly relevant: Int32Array;
}

export interface CaseOptions {
  /** Ids by the movie's number in the model that is tested (by default as in `train`). */
  readonly movieIds?: Int32Array | undefined;
  /** Where the test's users' histories are, if not in `train`: users that training never saw. */
  readonly known?: TrainingSet | undefined;
  readonly relevance?: Relevance | undefined;
  /** People at most; by default all of 10,000, and 5,000 of more. */
  readonly atMost?: number | undefined;
}

/** Every method has to be asked about the same people. */
const sampleSeed = 1;

/** One case for each user with a rating in `test`; where these are too many, for so many of them, evenly drawn. */
export function testCases(train: TrainingSet, test: TrainingSet, options: CaseOptions = {}): TestCase[] {
  const { movieIds = train.movieIds, known = train, atMost, relevance = liked } = options;
  const { ratingCounts } = moviesInTrain(train, movieIds);
  const users = sampleOf(ratersOf(test), atMost);
  const knownUser = idIndex(known.userIds);
  const userIds = users.map((user) => test.userIds[user] ?? 0);
  const histories = ratingsOf(known, userIds.map(knownUser), movieIds, { keepsUnknown: false });
  const heldOut = ratingsOf(test, users, movieIds, { keepsUnknown: true });
  return heldOut.flatMap((ratings, row) => {
    const history = histories[row];
    if (history === undefined) return [];
    const relevant = ratings.movies
      .filter(
        (movie, k) =>
          (ratings.halfStars[k] ?? 0) >= relevance.fewestHalfStars &&
          (relevance.countsUnknown || (ratingCounts[movie] ?? 0) > 0),
      )
      .sort();
    return [{ userId: userIds[row] ?? 0, history, ratings, relevant }];
  });
}

function sampleOf(users: Int32Array, atMost: number | undefined): Int32Array {
  if (users.length <= (atMost ?? usualSample.above)) return users;
  const people = atMost ?? usualSample.people;
  const drawn = drawHeldOut(users.length, people, createRandom(sampleSeed, 'measured people'));
  return users.filter((_, k) => drawn[k] === 1);
}

/** Ratings of some users (-1: of nobody), renumbered; all of them share one array for each column. */
function ratingsOf(
  set: TrainingSet,
  users: Int32Array,
  movieIds: Int32Array,
  { keepsUnknown }: { keepsUnknown: boolean },
): CaseRatings[] {
  const modelIndex = set.movieIds === movieIds ? null : set.movieIds.map(idIndex(movieIds));
  const startOf = (user: number): number => (user < 0 ? 0 : (set.userStarts[user] ?? 0));
  const endOf = (user: number): number => (user < 0 ? 0 : (set.userStarts[user + 1] ?? 0));
  let most = 0;
  for (const user of users) most += endOf(user) - startOf(user);
  const movies = new Int32Array(most);
  const halfStars = new Uint8Array(most);
  const ratedAt = set.timestamps === null ? null : new Uint32Array(most);
  let at = 0;
  return Array.from(users, (user) => {
    const from = at;
    for (let r = startOf(user); r < endOf(user); r++) {
      const own = set.movies[r] ?? 0;
      const movie = modelIndex === null ? own : (modelIndex[own] ?? -1);
      if (movie < 0 && !keepsUnknown) continue;
      movies[at] = movie;
      halfStars[at] = set.halfStars[r] ?? 0;
      if (ratedAt !== null) ratedAt[at] = set.timestamps?.[r] ?? 0;
      at++;
    }
    return {
      movies: movies.subarray(from, at),
      halfStars: halfStars.subarray(from, at),
      ratedAt: ratedAt?.subarray(from, at) ?? null,
    };
  });
}

/** Whether a list must not show the movie: the user has rated it. */
export function hasSeen({ history }: TestCase, movie: number): boolean {
  return positionOf(history.movies, movie) >= 0;
}
