// Train/test splits: random ratings, each user's newest ratings, or whole users that training never sees.
import { MatineeError } from '../../contract/errors.ts';
import { createRandom, shuffle, shuffledRange } from '../base/random.ts';
import {
  buildTrainingSet,
  splitTrainingSet,
  type MovieFeatureRow,
  type RatingColumns,
  type TrainingSet,
} from './training-set.ts';

/**
 * `random`: random ratings (filling gaps). `last`: each user's newest by time (predicting what comes next). `users`: the
 * ratings of users that training never sees, who are folded in from most of their ratings (strong generalisation).
 */
export const splitKinds = ['random', 'last', 'users'] as const;
export type SplitKind = (typeof splitKinds)[number];

export interface SplitOptions {
  readonly kind: SplitKind;
  /** `random`: share of the ratings; `last`: share of each user's, null for the very last one; `users`: of the users. */
  readonly testFraction: number | null;
  readonly seed: number;
}

export interface TestSplit {
  readonly train: TrainingSet;
  readonly test: TrainingSet;
  /** The histories of the test users: `train`, unless `train` does not contain these users. */
  readonly known: TrainingSet;
}

export interface TimedRatingColumns extends RatingColumns {
  /** Seconds since 1970. */
  readonly timestamps: Float64Array;
}

const defaultFraction = 0.2;
/** Share of a held-out user's ratings that is predicted; the rest is their history. */
const askedOfNewUsers = 0.2;

/** Splits ratings; the same seed makes the same split. */
export function splitRatings(
  columns: TimedRatingColumns,
  featureRows: readonly MovieFeatureRow[],
  { kind, testFraction, seed }: SplitOptions,
): TestSplit {
  if (kind === 'random') {
    const set = buildTrainingSet(columns, featureRows);
    const { train, test } = splitTrainingSet(set, { testFraction: testFraction ?? defaultFraction, seed });
    return { train, test, known: train };
  }
  const part = (positions: Int32Array): TrainingSet =>
    buildTrainingSet(ratingsAt(columns, positions), featureRows);
  if (kind === 'last') {
    const { held, kept } = holdOutNewest(columns, testFraction, seed);
    const train = part(kept);
    return { train, test: part(held), known: train };
  }
  const { train, known, test } = holdOutUsers(columns, testFraction ?? defaultFraction, seed);
  return { train: part(train), known: part(known), test: part(test) };
}

/** Each user's newest ratings; ratings of the same second are in random order, since an archive has them by movie. */
function holdOutNewest(
  columns: TimedRatingColumns,
  testFraction: number | null,
  seed: number,
): { held: Int32Array; kept: Int32Array } {
  const held: number[] = [];
  const kept: number[] = [];
  for (const positions of shuffledByUser(columns, seed).values()) {
    const timeOf = (position: number): number => columns.timestamps[position] ?? 0;
    const newestFirst = [...positions].sort((a, b) => timeOf(b) - timeOf(a));
    const asked = testFraction === null ? 1 : Math.round(positions.length * testFraction);
    const count = Math.min(asked, positions.length - 1);
    held.push(...newestFirst.slice(0, count));
    kept.push(...newestFirst.slice(count));
  }
  return { held: Int32Array.from(held), kept: Int32Array.from(kept) };
}

/** Removes some users from train; most of their ratings serve as history when the others are predicted. */
function holdOutUsers(
  columns: RatingColumns,
  userFraction: number,
  seed: number,
): { train: Int32Array; known: Int32Array; test: Int32Array } {
  const byUser = shuffledByUser(columns, seed);
  const users = Int32Array.from(byUser.keys()).sort();
  shuffle(users, createRandom(seed, 'held-out users'));
  const heldOut = new Set(users.subarray(0, Math.round(users.length * userFraction)));
  const parts = { train: [] as number[], known: [] as number[], test: [] as number[] };
  for (const [user, positions] of byUser) {
    if (!heldOut.has(user)) {
      parts.train.push(...positions);
      continue;
    }
    const asked = Math.max(1, Math.round(positions.length * askedOfNewUsers));
    parts.test.push(...positions.slice(0, asked));
    parts.known.push(...positions.slice(asked));
  }
  if (parts.train.length === 0 || parts.test.length === 0) {
    throw new MatineeError(
      'not-enough-data',
      `There are too few people to hold some out: ${users.length}. Choose another split or import a larger archive.`,
    );
  }
  return {
    train: Int32Array.from(parts.train),
    known: Int32Array.from(parts.known),
    test: Int32Array.from(parts.test),
  };
}

/** Positions of each user's ratings, in random order. */
function shuffledByUser({ userIds }: RatingColumns, seed: number): Map<number, number[]> {
  const order = shuffledRange(userIds.length, createRandom(seed, 'split'));
  const byUser = new Map<number, number[]>();
  for (const position of order) {
    const user = userIds[position] ?? 0;
    const positions = byUser.get(user);
    if (positions === undefined) byUser.set(user, [position]);
    else positions.push(position);
  }
  return byUser;
}

function ratingsAt(columns: TimedRatingColumns, positions: Int32Array): TimedRatingColumns {
  return {
    userIds: positions.map((position) => columns.userIds[position] ?? 0),
    movieIds: positions.map((position) => columns.movieIds[position] ?? 0),
    halfStars: Uint8Array.from(positions, (position) => columns.halfStars[position] ?? 0),
    timestamps: Float64Array.from(positions, (position) => columns.timestamps[position] ?? 0),
  };
}
