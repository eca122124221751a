// Splits all ratings at one moment: what came before is learned from, what came after is predicted.
import { MatineeError } from '../../../contract/errors.ts';
import { asPart } from '../../base/in-steps.ts';
import type { TestSplit } from '../splits.ts';
import { selectInSteps, withoutSilentUsers, type TrainingSet } from '../training-set.ts';
import { timesOf } from './times.ts';

const inTrain = 0;
const inTest = 1;

/**
 * Holds out the newest `testFraction` of all ratings, and those of the same second as the oldest of them: no rating of
 * train is as new as one of test. Users and movies that appear only then are in the test and not in train.
 * Yields the share that is done.
 */
export function* splitByTime(set: TrainingSet, testFraction: number): Generator<number, TestSplit> {
  const times = timesOf(set);
  const sorted = times.slice().sort();
  yield 0.5;
  const asked = Math.max(1, Math.round(times.length * testFraction));
  const from = sorted[sorted.length - asked] ?? 0;
  if (from === (sorted[0] ?? 0)) {
    throw new MatineeError(
      'not-enough-data',
      'No rating is older than those to hold out: their times are too few.',
    );
  }
  const parts = new Uint8Array(times.length).fill(inTrain);
  for (let r = 0; r < times.length; r++) if ((times[r] ?? 0) >= from) parts[r] = inTest;
  // Training must not know of users that are not there yet.
  const train = withoutSilentUsers(yield* asPart(selectInSteps(set, parts, inTrain), 0.5, 0.9));
  const test = yield* asPart(selectInSteps(set, parts, inTest), 0.9, 1);
  return { train, test, known: train };
}
