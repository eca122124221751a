// What a method answers to a test case, in the one form that all of them are measured in.
import { strideFor } from '../base/statistics.ts';
import type { TestCase } from './evaluation-cases.ts';

/** Lists are made this long: enough for every figure of a list. */
export const listLength = 100;
/** Predicted stars of a case's held-out ratings, in their order. */
export interface StarsAnswer {
  readonly test: TestCase;
  readonly predicted: ArrayLike<number>;
}

/** A case's `listLength` best candidates that the user has not rated, best first. */
export interface ListAnswer {
  readonly test: TestCase;
  readonly ranked: ArrayLike<number>;
}

/** The cases whose lists are judged: those with something relevant, evenly picked where they are too many. */
export function casesToRank(cases: readonly TestCase[], atMost: number = cases.length): TestCase[] {
  const stride = strideFor(cases.length, atMost);
  return cases.filter(({ relevant }, i) => i % stride === 0 && relevant.length > 0);
}
