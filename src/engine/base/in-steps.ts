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

/** Something that is made once, in steps or, for whoever can't wait, at once; half-made work is carried on. */
export function madeInSteps<Result>(make: () => Generator<number, Result>): {
  readonly now: () => Result;
  readonly inSteps: () => Generator<number, Result>;
} {
  let made: { readonly result: Result } | null = null;
  let work: Generator<number, Result> | null = null;
  /** Work that failed is over, and has no result: whoever asks next begins again. */
  function nextOf(begun: Generator<number, Result>): IteratorResult<number, Result> {
    try {
      return begun.next();
    } catch (error) {
      work = null;
      throw error;
    }
  }
  function* inSteps(): Generator<number, Result> {
    while (made === null) {
      work ??= make();
      const step = nextOf(work);
      if (step.done !== true) yield step.value;
      else [made, work] = [{ result: step.value }, null];
    }
    return made.result;
  }
  return { now: () => (made === null ? allAtOnce(inSteps()) : made.result), inSteps };
}
