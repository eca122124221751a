// Long work written as a generator, which yields the share that is done, after each little piece, and returns its result.
import type { Pace } from './paced-work.ts';

/** Work as a part of some other work: from one share of the whole to another. */
export function* asPart<Result>(
  work: Generator<number, Result>,
  from: number,
  to: number,
): Generator<number, Result> {
  let step = work.next();
  for (; step.done !== true; step = work.next()) yield from + (to - from) * step.value;
  return step.value;
}

/** The work's result, with turns of the event loop in between; may throw `cancelled` where it stands. */
export async function inPace<Result>(work: Generator<number, Result>, pace: Pace): Promise<Result> {
  let step = work.next();
  for (; step.done !== true; step = work.next()) await pace(step.value);
  return step.value;
}

/** The work's result, without a turn in between. */
export function allAtOnce<Result>(work: Generator<number, Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}
