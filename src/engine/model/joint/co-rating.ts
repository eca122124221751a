// Movies that people rate one after the other go together: an evening's series, a page of a site, a mood.
import type { KernelMemory } from '../../kernels/kernel-memory.ts';
import type { TrainingSet } from '../../ratings/training-set.ts';
import type { LinearWeights } from '../../item-item/linear-weights.ts';
import { jointRecipe } from './joint-recipe.ts';

const { reach, farthest, shrinkage, gain } = jointRecipe.itemWeights.coRating;
/** Ratings that are looked at between two signs of life. */
const ratingsOfSlice = 2 ** 17;
/** Above every position within a person's ratings, so that time x this + position sorts by time and then by position. */
const positions = 2 ** 20;
/** In place of a movie without weights; there are never so many places. */
const nowhere = 0xffff;

/** Writes the places of some people's ratings in order of time; those of one second stay as they were. */
function orderByTime(
  { userStarts, movies }: TrainingSet,
  timestamps: Uint32Array,
  [from, to]: readonly [number, number],
  places: Int32Array,
  ordered: Uint16Array,
): void {
  for (let user = from; user < to; user++) {
    const begin = userStarts[user] ?? 0;
    const keys = new Float64Array((userStarts[user + 1] ?? 0) - begin);
    for (let k = 0; k < keys.length; k++) keys[k] = (timestamps[begin + k] ?? 0) * positions + k;
    keys.sort();
    for (let k = 0; k < keys.length; k++) {
      const place = places[movies[begin + ((keys[k] ?? 0) % positions)] ?? 0] ?? -1;
      ordered[begin + k] = place < 0 ? nowhere : place;
    }
  }
}

/** People in groups of about so many ratings. */
function* groupsOf({ userStarts }: TrainingSet): Generator<[from: number, to: number], void> {
  const users = userStarts.length - 1;
  for (let from = 0, to = 0; from < users; from = to) {
    const end = (userStarts[from] ?? 0) + ratingsOfSlice;
    for (to = from + 1; to < users && (userStarts[to + 1] ?? 0) <= end;) to++;
    yield [from, to];
  }
}

function shorts(memory: KernelMemory, length: number): Uint16Array {
  const room = memory.integers(Math.ceil(length / 2));
  return new Uint16Array(room.buffer, room.byteOffset, length);
}

/**
 * Adds .44 C_ij / sqrt((c_i + 20) (c_j + 20)) to weights, with C_ij the sum over people who rated i and j of
 * exp(-distance / 1.5), the distance counted in ratings between them in order of time, and c the sums of C's rows.
 * C itself is never held: c is summed up first. Adds nothing if the times are unknown. Yields the share that is done.
 */
export function* addRatedInARow(
  set: TrainingSet,
  { memory, values, places }: LinearWeights,
): Generator<number, void> {
  const { timestamps, userStarts, userIds } = set;
  if (timestamps === null) return;
  const size = Math.sqrt(values.length);
  const ordered = shorts(memory, set.movies.length);
  const starts = memory.integersOf(userStarts);
  const sums = memory.doubles(size);
  const closeness = memory.floatsOf(
    Array.from({ length: farthest + 1 }, (_, distance) => Math.exp(-distance / reach)),
  );
  const pointers = [starts.byteOffset, ordered.byteOffset, closeness.byteOffset, farthest] as const;
  for (const [from, to] of groupsOf(set)) {
    orderByTime(set, timestamps, [from, to], places, ordered);
    memory.kernels.sumNeighbours(sums.byteOffset, from, to, ...pointers);
    yield (0.5 * to) / userIds.length;
  }
  // gain x scale_i x scale_j: the root of the gain goes into each of the two.
  const scales = memory.floatsOf(
    Float64Array.from(sums, (sum) => Math.sqrt(gain) / Math.sqrt(sum + shrinkage)),
  );
  for (const [from, to] of groupsOf(set)) {
    memory.kernels.addNeighbours(values.byteOffset, size, from, to, ...pointers, scales.byteOffset);
    yield 0.5 + (0.5 * to) / userIds.length;
  }
}
