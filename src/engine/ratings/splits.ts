// Train/test splits: random ratings, each user's newest ratings, or whole users that training never sees.
import { MatineeError } from '../../contract/errors.ts';
import { createRandom, shuffle } from '../base/random.ts';
import { selectRatings, splitTrainingSet, withoutSilentUsers, type TrainingSet } from './training-set.ts';

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

const defaultFraction = 0.2;
/** Share of a held-out user's ratings that is predicted; the rest is their history. */
const askedOfNewUsers = 0.2;

/** What each rating is for. */
const inTrain = 0;
const inTest = 1;
const inKnown = 2;

/** Splits ratings; the same seed makes the same split. */
export function splitRatings(set: TrainingSet, { kind, testFraction, seed }: SplitOptions): TestSplit {
  if (kind === 'random') {
    const { train, test } = splitTrainingSet(set, { testFraction: testFraction ?? defaultFraction, seed });
    return { train, test, known: train };
  }
  if (kind === 'last') {
    const parts = holdOutNewest(set, testFraction, seed);
    const train = selectRatings(set, parts, inTrain);
    return { train, test: selectRatings(set, parts, inTest), known: train };
  }
  const parts = holdOutUsers(set, testFraction ?? defaultFraction, seed);
  // Training must not know of the others: whoever is in its list has put their share into the movies' biases.
  const part = (which: number): TrainingSet => withoutSilentUsers(selectRatings(set, parts, which));
  return { train: part(inTrain), known: part(inKnown), test: part(inTest) };
}

/** Each user's newest ratings; ratings of the same second are in random order, since an archive has them by movie. */
function holdOutNewest(set: TrainingSet, testFraction: number | null, seed: number): Uint8Array {
  const parts = new Uint8Array(set.movies.length).fill(inTrain);
  const random = createRandom(seed, 'split');
  for (let user = 0; user < set.userIds.length; user++) {
    const positions = positionsOf(set, user);
    const asked = testFraction === null ? 1 : Math.round(positions.length * testFraction);
    const count = Math.min(asked, positions.length - 1);
    if (count <= 0) continue;
    shuffle(positions, random);
    positions.sort((a, b) => (set.timestamps?.[b] ?? 0) - (set.timestamps?.[a] ?? 0));
    for (const position of positions.subarray(0, count)) parts[position] = inTest;
  }
  return parts;
}

/** Removes some users from train; most of their ratings serve as history when the others are predicted. */
function holdOutUsers(set: TrainingSet, userFraction: number, seed: number): Uint8Array {
  const users = set.userIds.map((_, user) => user);
  shuffle(users, createRandom(seed, 'held-out users'));
  const heldOut = users.subarray(0, Math.round(users.length * userFraction));
  if (heldOut.length === 0 || heldOut.length === users.length) {
    throw new MatineeError(
      'not-enough-data',
      `There are too few people to hold some out: ${users.length}. Choose another split or import a larger archive.`,
    );
  }
  const parts = new Uint8Array(set.movies.length).fill(inTrain);
  const random = createRandom(seed, 'split');
  for (const user of heldOut) {
    const positions = positionsOf(set, user);
    shuffle(positions, random);
    const asked = Math.max(1, Math.round(positions.length * askedOfNewUsers));
    positions.forEach((position, k) => (parts[position] = k < asked ? inTest : inKnown));
  }
  return parts;
}

/** Positions of a user's ratings. */
export function positionsOf({ userStarts }: TrainingSet, user: number): Int32Array {
  const from = userStarts[user] ?? 0;
  const positions = new Int32Array((userStarts[user + 1] ?? 0) - from);
  for (let k = 0; k < positions.length; k++) positions[k] = from + k;
  return positions;
}
