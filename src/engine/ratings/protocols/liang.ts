// Strong generalisation as in Liang et al., "Variational Autoencoders for Collaborative Filtering" (WWW 2018).
import { MatineeError } from '../../../contract/errors.ts';
import { asPart } from '../../base/in-steps.ts';
import { createRandom, shuffle } from '../../base/random.ts';
import { positionsOf, type TestSplit } from '../splits.ts';
import { selectInSteps, usersPerStep, withoutSilentUsers, type TrainingSet } from '../training-set.ts';

/** Ratings of 4 stars and more are kept. */
const fewestHalfStars = 8;
/** Users with fewer kept ratings are left out. */
const fewestRatings = 5;
/** Users held out for the test, and as many for validation: so many of MovieLens 20M, of smaller data a tenth. */
const heldOutUsers = { most: 10_000, share: 0.1 };
/** Share of a held-out user's ratings that is to be found; the others are folded in. */
const askedShare = 0.2;

/** What each rating is for. */
const leftOut = 0;
const inTrain = 1;
const inTest = 2;
const inKnown = 3;

export interface LiangSplit extends TestSplit {
  /** Users set aside to choose settings by, as in the paper; nothing is trained, chosen or measured on them. */
  readonly validationUsers: number;
}

/**
 * Keeps ratings of 4 stars and more, and users with 5 of them and more; splits the users into training, validation and
 * test; keeps of the test users' ratings those of movies that training users rated, and holds a fifth of each user's
 * out, at random. Users with fewer than 5 left are folded in and not asked, as in the code of the paper
 * (https://github.com/dawenl/vae_cf). The same seed makes the same split.
 * Yields the share that is done.
 */
export function* splitAsLiang(set: TrainingSet, seed: number): Generator<number, LiangSplit> {
  const users = yield* asPart(usersWithEnough(set), 0, 0.2);
  shuffle(users, createRandom(seed, 'held-out users'));
  const heldOut = Math.min(heldOutUsers.most, Math.floor(users.length * heldOutUsers.share));
  if (heldOut === 0) {
    throw new MatineeError(
      'not-enough-data',
      `There are too few users with ${fewestRatings} ratings of 4 stars and more to hold a tenth out: ${users.length}.`,
    );
  }
  const parts = new Uint8Array(set.movies.length).fill(leftOut);
  const isTrained = new Uint8Array(set.movieIds.length);
  for (const [k, user] of users.subarray(2 * heldOut).entries()) {
    if (k % usersPerStep === 0) yield 0.2 + (0.2 * k) / users.length;
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      if (!isKept(set, r)) continue;
      parts[r] = inTrain;
      isTrained[set.movies[r] ?? 0] = 1;
    }
  }
  const random = createRandom(seed, 'split');
  yield 0.4;
  for (const user of users.subarray(0, heldOut)) {
    const positions = positionsOf(set, user).filter(
      (r) => isKept(set, r) && isTrained[set.movies[r] ?? 0] === 1,
    );
    shuffle(positions, random);
    const asked = positions.length < fewestRatings ? 0 : Math.floor(positions.length * askedShare);
    positions.forEach((r, k) => (parts[r] = k < asked ? inTest : inKnown));
  }
  const train = yield* asPart(selectInSteps(set, parts, inTrain), 0.4, 0.6);
  const known = yield* asPart(selectInSteps(set, parts, inKnown), 0.6, 0.8);
  const test = yield* asPart(selectInSteps(set, parts, inTest), 0.8, 1);
  return {
    train: withoutSilentUsers(train),
    known: withoutSilentUsers(known),
    test: withoutSilentUsers(test),
    validationUsers: heldOut,
  };
}

function isKept({ halfStars }: TrainingSet, position: number): boolean {
  return (halfStars[position] ?? 0) >= fewestHalfStars;
}

/** Users with enough kept ratings. */
function* usersWithEnough(set: TrainingSet): Generator<number, Int32Array> {
  const users = new Int32Array(set.userIds.length);
  let count = 0;
  for (let user = 0; user < users.length; user++) {
    let kept = 0;
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++)
      if (isKept(set, r)) kept++;
    if (kept >= fewestRatings) users[count++] = user;
    if (user % usersPerStep === 0) yield user / users.length;
  }
  return users.slice(0, count);
}
