// Draws which ratings are held out: so many of them, each as likely as the other.
import { shuffledRange, type Random } from '../base/random.ts';

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
