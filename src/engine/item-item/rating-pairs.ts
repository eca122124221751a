// Sums over the pairs of movies that one person rated, over everybody: X' X of a matrix that is nearly all zeros.
import { toStars } from '../../contract/stars.ts';
import { createRandom, type Random } from '../base/random.ts';
import type { KernelMemory } from '../kernels/kernel-memory.ts';
import { drawHeldOut } from '../ratings/held-out.ts';
import { preference } from '../ratings/preference.ts';
import type { TrainingSet } from '../ratings/training-set.ts';

/** Ratings of a person that make pairs; of more, which are few people's, so many are drawn. */
export const mostOfPerson = 3000;
/** Ratings that are looked at together: 34 MB. */
const ratingsAtOnce = 2 ** 22;
/** Ratings whose pairs are added between two signs of life. */
const ratingsOfSlice = 20_000;
/** Stands before each person's ratings. */
const border = -1;

interface Ratings {
  /** Person by person: a border, then place x 256 + half stars in ascending order. */
  readonly words: Int32Array;
  /** Where in `words` the ratings of each place are. */
  readonly positions: Int32Array;
  /** Where in `positions` those of each place begin, and at the end their number. */
  readonly starts: Int32Array;
}

/** Writes the ratings of people from `user` on; returns the person to go on with, and how many words there are. */
function collect(
  set: TrainingSet,
  places: Int32Array,
  words: Int32Array,
  from: number,
  random: Random,
): { user: number; count: number } {
  let user = from;
  let count = 0;
  while (user < set.userIds.length && count < ratingsAtOnce) {
    const begin = count + 1;
    let end = begin;
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      const place = places[set.movies[r] ?? 0] ?? -1;
      if (place >= 0) words[end++] = place * 256 + (set.halfStars[r] ?? 0);
    }
    if (end - begin > mostOfPerson) end = begin + keepDrawn(words.subarray(begin, end), random);
    if (end > begin) {
      words[count] = border;
      count = end;
    }
    user++;
  }
  return { user, count };
}

/** Moves the drawn ratings to the front, in their order. */
function keepDrawn(words: Int32Array, random: Random): number {
  const drawn = drawHeldOut(words.length, mostOfPerson, random);
  let kept = 0;
  words.forEach((word, k) => {
    if (drawn[k] === 1) words[kept++] = word;
  });
  return kept;
}

/** Sorts the positions of some words by place. */
function sortByPlace({ words, positions, starts }: Ratings, count: number): void {
  starts.fill(0);
  const some = words.subarray(0, count);
  for (const word of some) if (word !== border) starts[(word >> 8) + 1] = (starts[(word >> 8) + 1] ?? 0) + 1;
  for (let place = 1; place < starts.length; place++) {
    starts[place] = (starts[place] ?? 0) + (starts[place - 1] ?? 0);
  }
  // Each start moves on to its place's end while the place is filled, and then back by one place.
  for (let at = 0; at < count; at++) {
    const word = words[at] ?? border;
    if (word === border) continue;
    const next = starts[word >> 8] ?? 0;
    positions[next] = at;
    starts[word >> 8] = next + 1;
  }
  starts.copyWithin(1, 0, starts.length - 1);
  starts[0] = 0;
}

/**
 * Adds X' X to the lower triangle of a matrix [size, size] in the kernels' memory, with X the `preference` of every
 * rating of the movies that have a place. Yields the share that is done.
 */
export function* addRatingPairs(
  memory: KernelMemory,
  set: TrainingSet,
  places: Int32Array,
  matrix: Float32Array,
  seed: number,
): Generator<number, void> {
  const size = Math.sqrt(matrix.length);
  const room = Math.min(2 * set.movies.length, ratingsAtOnce) + size + 1;
  const ratings = {
    words: memory.integers(room),
    positions: memory.integers(room),
    starts: memory.integers(size + 1),
  };
  const { words, positions, starts } = ratings;
  const preferences = memory.floatsOf(Array.from({ length: 11 }, (_, half) => preference(toStars(half))));
  const random = createRandom(seed, 'pairs of ratings');
  for (let user = 0; user < set.userIds.length;) {
    const share = user / set.userIds.length;
    const collected = collect(set, places, words, user, random);
    user = collected.user;
    yield share;
    sortByPlace(ratings, collected.count);
    const shareOfPart = user / set.userIds.length - share;
    for (let from = 0, to = 0; from < size; from = to) {
      const end = (starts[from] ?? 0) + ratingsOfSlice;
      for (to = from + 1; to < size && (starts[to + 1] ?? 0) <= end;) to++;
      memory.kernels.addPairs(
        matrix.byteOffset,
        size,
        from,
        to,
        starts.byteOffset,
        positions.byteOffset,
        words.byteOffset,
        preferences.byteOffset,
      );
      yield share + (shareOfPart * to) / size;
    }
  }
}
