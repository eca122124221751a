// On which part of an archive a benchmark measures: the test, or a part of the rest that settings may be chosen on.
import { Option } from 'commander';
import { splitTrainingSet, type TrainingSet } from '../../src/engine/ratings/training-set.ts';

export type MeasuredPart = 'validation' | 'test';

const testFraction = 0.2;
/** Draws the validation slice of a training part. */
const sliceSeed = 1;

/** `--on`, whose value is a `MeasuredPart`. */
export function measuredPartOption(): Option {
  return new Option(
    '--on <part>',
    'the held-out fifth, or a fifth of what is left, which settings are chosen on',
  )
    .choices(['test', 'validation'] satisfies MeasuredPart[])
    .default('test');
}

/** What is learned from and what is measured on. */
export function splitFor(
  set: TrainingSet,
  seed: number,
  on: MeasuredPart,
): { train: TrainingSet; test: TrainingSet } {
  const outer = splitTrainingSet(set, { testFraction, seed });
  return on === 'test' ? outer : splitTrainingSet(outer.train, { testFraction, seed: sliceSeed });
}
