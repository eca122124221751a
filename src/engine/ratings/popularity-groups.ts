// Head, middle and tail: the movies by how much of all ratings they have.
import { sumOf } from '../base/statistics.ts';

/** Each with its share of all ratings, most rated movies first. */
export const popularityParts = [
  { name: 'Head', share: 0.5 },
  { name: 'Middle', share: 0.4 },
  { name: 'Tail', share: 0.1 },
] as const;
const last = popularityParts.length - 1;

/** The movies that have ratings, most rated first. */
export function mostRatedFirst(ratingCounts: Int32Array): Int32Array {
  const rated = ratingCounts.map((_, movie) => movie).filter((movie) => (ratingCounts[movie] ?? 0) > 0);
  return rated.sort((a, b) => (ratingCounts[b] ?? 0) - (ratingCounts[a] ?? 0) || a - b);
}

/**
 * [movies] 0, head: the most rated movies, which have half of the ratings together; 1, middle: the next two fifths; 2,
 * tail: the rest, with what nobody rated.
 */
export function popularityGroups(ratingCounts: Int32Array): Uint8Array {
  const total = sumOf(ratingCounts);
  const groups = new Uint8Array(ratingCounts.length).fill(last);
  let [group, before, end] = [0, 0, popularityParts[0].share * total];
  for (const movie of mostRatedFirst(ratingCounts)) {
    while (group < last && before >= end) {
      group += 1;
      end += (popularityParts[group]?.share ?? 0) * total;
    }
    groups[movie] = group;
    before += ratingCounts[movie] ?? 0;
  }
  return groups;
}

/** By group, its share of some movies; zeros if there are none. */
export function popularityShares(groups: Uint8Array, movies: Iterable<number>): number[] {
  const counts = popularityParts.map(() => 0);
  let total = 0;
  for (const movie of movies) {
    const group = groups[movie] ?? last;
    counts[group] = (counts[group] ?? 0) + 1;
    total += 1;
  }
  return counts.map((count) => (total === 0 ? 0 : count / total));
}
