// The protocols of the literature: how each splits the ratings.
import type { TestSplit } from '../splits.ts';
import type { TrainingSet } from '../training-set.ts';
import { splitByTime } from './global-time.ts';
import { leaveNewestOut } from './leave-newest-out.ts';
import { splitAsLiang } from './liang.ts';

export const protocols = ['liang', 'leave-newest-out', 'global-time'] as const;
export type Protocol = (typeof protocols)[number];

export interface ProtocolOptions {
  /** Share of the ratings that `global-time` holds out; the other protocols have shares of their own. */
  readonly testFraction: number | null;
  /** Of `liang`; the other splits draw nothing by it. */
  readonly seed: number;
}

const newestShare = 0.1;

/** A split, with the users that are neither learned from nor measured. */
export interface ProtocolSplit extends TestSplit {
  readonly validationUsers: number;
}

/** Splits as the protocol says, yielding the share that is done. */
export function* splitByProtocol(
  set: TrainingSet,
  protocol: Protocol,
  { testFraction, seed }: ProtocolOptions,
): Generator<number, ProtocolSplit> {
  if (protocol === 'liang') return yield* splitAsLiang(set, seed);
  const split = yield* protocol === 'leave-newest-out'
    ? leaveNewestOut(set)
    : splitByTime(set, testFraction ?? newestShare);
  return { ...split, validationUsers: 0 };
}
