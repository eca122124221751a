// Draws which ratings are held out: so many of them, each as likely as the other.
import { asPart } from '../base/in-steps.ts';
import { createRandom, shuffledRange, type Random } from '../base/random.ts';

/** The ids in a training set, by user and rating. */
interface RatingIds {
  readonly userIds: Int32Array;
  readonly userStarts: Int32Array;
  readonly movieIds: Int32Array;
  readonly movies: Int32Array;
}

/** Up to so many ratings are shuffled, as published splits of small archives were; more would take long and 4 bytes each. */
const mostShuffled = 2 ** 22;

/** 1 for each of exactly `size` of `count` ratings, 0 for the others. */
export function drawHeldOut(
  count: number,
  size: number,
  random: Random,
  shuffledUpTo: number = mostShuffled,
): Uint8Array {
  const held = new Uint8Array(count);
  if (count <= shuffledUpTo) {
    for (const position of shuffledRange(count, random).subarray(0, size)) held[position] = 1;
    return held;
  }
  // Selection sampling (Knuth, "The Art of Computer Programming", volume 2, algorithm 3.4.2 S): one pass.
  let left = size;
  for (let position = 0; left > 0; position++) {
    if (random.uniform() * (count - position) >= left) continue;
    held[position] = 1;
    left--;
  }
  return held;
}

/** Users between two signs of life. */
const usersOfSlice = 1024;
/** Bits of a lot by which lots are counted, to find how low one has to be. */
const countedBits = 16;

/** Spreads the bits of a number over all 32 (the last steps of Appleby's MurmurHash3). */
function mixed(bits: number): number {
  let hash = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * 1 for each of exactly `size` ratings, 0 for the others. A rating's lot depends on its user, its movie and the seed
 * alone: in a newer archive with more ratings the same ones are held out, but for the few that make up the number, so
 * that a training that goes on from an earlier one is not measured on what that one has seen. Yields the share done.
 */
export function* drawHeldOutByIds(
  { userIds, userStarts, movieIds, movies }: RatingIds,
  size: number,
  seed: number,
): Generator<number, Uint8Array> {
  const key = createRandom(seed, 'lots').integer(2 ** 32);
  function* forEachLot(visit: (position: number, lot: number) => void): Generator<number, void> {
    for (let user = 0; user < userIds.length; user++) {
      const ofUser = mixed((userIds[user] ?? 0) ^ key);
      for (let r = userStarts[user] ?? 0; r < (userStarts[user + 1] ?? 0); r++) {
        visit(r, mixed(ofUser ^ (movieIds[movies[r] ?? 0] ?? 0)));
      }
      if (user % usersOfSlice === 0) yield user / userIds.length;
    }
  }
  const counts = new Int32Array(2 ** countedBits);
  const placeOf = (lot: number): number => lot >>> (32 - countedBits);
  const count = (_: number, lot: number): void => {
    counts[placeOf(lot)] = (counts[placeOf(lot)] ?? 0) + 1;
  };
  yield* asPart(forEachLot(count), 0, 0.5);
  let limit = 0;
  let below = 0;
  while (limit < counts.length && below + (counts[limit] ?? 0) <= size) below += counts[limit++] ?? 0;
  const held = new Uint8Array(movies.length);
  const near: { position: number; lot: number }[] = [];
  const hold = (position: number, lot: number): void => {
    if (placeOf(lot) < limit) held[position] = 1;
    else if (placeOf(lot) === limit) near.push({ position, lot });
  };
  yield* asPart(forEachLot(hold), 0.5, 1);
  near.sort((a, b) => a.lot - b.lot || a.position - b.position);
  for (const { position } of near.slice(0, size - below)) held[position] = 1;
  return held;
}
