// EASE as it was published: every rating counts 1, whatever its stars.
import type { TrainingSet } from '../ratings/training-set.ts';
import type { Candidates } from './candidates.ts';
import { easeLists, fitEase, type EaseAnswer } from './ease.ts';
import type { TestCase } from './evaluation-cases.ts';

/** 3.5 stars: their preference is 1. */
const halfStarsOfOne = 7;
/** Users from whose number on the published lambda is right; below it that of latest-small is. */
const manyUsers = 100_000;
const ridges = { few: 200, many: 500 };
/** Movies that one matrix takes: those of MovieLens 20M that training users rated, some 20,100, are to fit (1.7 GB). */
const limits = { all: 20_500, ofMore: 12_288 };

/** Each case's list; cases are numbered as in `train`. Yields the share that is done. */
export function* binaryEaseLists(
  train: TrainingSet,
  cases: readonly TestCase[],
  candidates: Candidates,
): Generator<number, EaseAnswer> {
  const binary = { ...train, halfStars: onesLike(train.halfStars) };
  const asked = cases.map((test) => ({
    ...test,
    history: { ...test.history, halfStars: onesLike(test.history.halfStars) },
  }));
  const ridge = train.userIds.length < manyUsers ? ridges.few : ridges.many;
  const { lists, movies } = yield* easeLists(binary, asked, candidates, fitEase(binary, limits, ridge));
  return { lists: cases.map((test, k) => ({ test, ranked: lists[k]?.ranked ?? [] })), movies };
}

function onesLike({ length }: Uint8Array): Uint8Array {
  return new Uint8Array(length).fill(halfStarsOfOne);
}
