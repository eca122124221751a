// Ratings of this computer's profiles, as a training learns from them: each profile is one more user.
import { MatineeError } from '../../contract/errors.ts';
import { idIndex } from '../base/id-index.ts';
import { timeWithin } from './ratings-by-user.ts';
import type { TrainingSet } from './training-set.ts';

/** The lists have one entry per rating, each of another movie. */
export interface OwnRatings {
  readonly profileId: number;
  readonly name: string;
  readonly movieIds: number[];
  readonly halfStars: number[];
  /** Seconds since 1970. */
  readonly ratedAt: number[];
  /** Ratings that wait for a catalogue with their movies: nothing is learned from them. */
  readonly waiting: number;
}

const highestId = 2 ** 31 - 1;

/**
 * A training set with a user more for each profile, after all others, with the ratings of movies that are in the set; and
 * those users' ids, in the order of `people`. The other users keep their indices, so that what was held out of the set
 * before still fits it.
 */
export function withOwnRatings(
  set: TrainingSet,
  people: readonly OwnRatings[],
): { set: TrainingSet; userIds: number[] } {
  const before = set.userIds.at(-1) ?? 0;
  if (before + people.length > highestId) {
    throw new MatineeError(
      'invalid-input',
      'The archive has no user number left for the people of this computer. Train without their ratings.',
    );
  }
  const indexOf = idIndex(set.movieIds);
  const userIds = people.map((_, k) => before + 1 + k);
  const rows = people.map(({ movieIds, halfStars, ratedAt }) =>
    movieIds
      .map((movieId, k) => ({
        movie: indexOf(movieId),
        halfStars: halfStars[k] ?? 0,
        ratedAt: ratedAt[k] ?? 0,
      }))
      .filter(({ movie }) => movie >= 0)
      .sort((a, b) => a.movie - b.movie),
  );
  const own = rows.flat();
  const count = set.movies.length;
  let end = count;
  const ends = rows.map(({ length }) => (end += length));
  const { timestamps } = set;
  return {
    userIds,
    set: {
      ...set,
      userIds: joined(new Int32Array(set.userIds.length + people.length), set.userIds, userIds),
      userStarts: joined(new Int32Array(set.userStarts.length + people.length), set.userStarts, ends),
      movies: joined(
        new Int32Array(end),
        set.movies,
        own.map(({ movie }) => movie),
      ),
      halfStars: joined(
        new Uint8Array(end),
        set.halfStars,
        own.map((rating) => rating.halfStars),
      ),
      timestamps:
        timestamps &&
        joined(
          new Uint32Array(end),
          timestamps,
          own.map(({ ratedAt }) => timeWithin(ratedAt)),
        ),
    },
  };
}

/** The room, filled with values and some more after them. */
function joined<Room extends { set: (values: ArrayLike<number>, at?: number) => void }>(
  room: Room,
  values: ArrayLike<number>,
  more: readonly number[],
): Room {
  room.set(values);
  room.set(more, values.length);
  return room;
}
