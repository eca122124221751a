// Holds out everyone's newest rating: what comes next, asked as the papers on sequences of ratings ask it.
import { asPart } from '../../base/in-steps.ts';
import { createRandom } from '../../base/random.ts';
import type { TestSplit } from '../splits.ts';
import { selectInSteps, usersPerStep, type TrainingSet } from '../training-set.ts';
import { timesOf } from './times.ts';

/** Users with fewer ratings keep all of them. */
const fewestRatings = 5;

const inTrain = 0;
const inTest = 1;

/**
 * Holds out the newest rating of each user with 5 ratings and more, whatever its stars. Of ratings of the same second one
 * is drawn by lot, for each user by the user's id: the split is the same for every seed and every order of the rows.
 * Yields the share that is done.
 */
export function* leaveNewestOut(set: TrainingSet): Generator<number, TestSplit> {
  const times = timesOf(set);
  const parts = new Uint8Array(set.movies.length).fill(inTrain);
  for (let user = 0; user < set.userIds.length; user++) {
    if (user % usersPerStep === 0) yield user / set.userIds.length / 2;
    const [from, to] = [set.userStarts[user] ?? 0, set.userStarts[user + 1] ?? 0];
    if (to - from < fewestRatings) continue;
    const newest = newestOf(times, from, to);
    const drawn = createRandom(set.userIds[user] ?? 0, 'newest').integer(newest.length);
    parts[newest[drawn] ?? from] = inTest;
  }
  const train = yield* asPart(selectInSteps(set, parts, inTrain), 0.5, 0.9);
  const test = yield* asPart(selectInSteps(set, parts, inTest), 0.9, 1);
  return { train, test, known: train };
}

/** Positions of the newest ratings of a range: more than one where they are of the same second. */
function newestOf(times: Uint32Array, from: number, to: number): number[] {
  let newest: number[] = [];
  let latest = -1;
  for (let r = from; r < to; r++) {
    const time = times[r] ?? 0;
    if (time > latest) {
      latest = time;
      newest = [];
    }
    if (time === latest) newest.push(r);
  }
  return newest;
}
