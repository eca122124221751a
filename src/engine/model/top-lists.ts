// The best movies of some people, without the stars of all movies: a part of a score tells most of them apart.
import { topList } from '../base/top-k.ts';
import { maxStars } from '../../contract/stars.ts';
import type { PersonEvidence, ServedModel } from './kinds/served-model.ts';

/** So many times the length of a list are looked at first; the more, the fewer are left to look at after them. */
const lookedAtFirst = 2;
/** More than rounding makes of a score. */
const margin = 0.001;

export interface ListOptions {
  readonly limit: number;
  /** [movies] 0 where a movie is in nobody's list. */
  readonly candidates: Int32Array;
  /** By person: movies that are not in their list. */
  readonly seen: readonly Int32Array[];
}

/**
 * Each person's `limit` best movies, exactly as by all scores. A score is a part that costs little and `starsWeight` x
 * stars, which cost most. The movies that are best without stars get theirs; whatever could not come among the best of
 * these with five stars is out, and what is left gets its stars too.
 */
export function topLists(
  served: ServedModel,
  people: readonly PersonEvidence[],
  { limit, candidates, seen }: ListOptions,
): Int32Array[] {
  const { scoresWithoutStars } = served.score(people, null);
  const width = candidates.length;
  return people.map((person, row) => {
    const parts = scoresWithoutStars.slice(row * width, (row + 1) * width);
    for (let movie = 0; movie < width; movie++) if (candidates[movie] === 0) parts[movie] = -Infinity;
    for (const movie of seen[row] ?? []) parts[movie] = -Infinity;
    return served.starsWeight === 0 ? best(parts, limit) : bestWithStars(served, person, parts, limit);
  });
}

/** Changes `parts`, in which what may not be listed is -Infinity, to scores of the movies that could be. */
function bestWithStars(
  served: ServedModel,
  person: PersonEvidence,
  parts: Float32Array,
  limit: number,
): Int32Array {
  const { starsWeight } = served;
  const scoresOf = (movies: Int32Array): Float32Array =>
    served
      .score([person], movies)
      .stars.map((stars, k) => (parts[movies[k] ?? 0] ?? 0) + starsWeight * stars);
  const first = best(parts, lookedAtFirst * limit);
  const firstScores = scoresOf(first);
  const last = best(firstScores, limit)[limit - 1];
  const least = last === undefined ? -Infinity : (firstScores[last] ?? -Infinity);
  for (const movie of first) parts[movie] = -Infinity;
  const others = positionsFrom(parts, least - starsWeight * maxStars - margin);
  const otherScores = scoresOf(others);
  parts.fill(-Infinity);
  first.forEach((movie, k) => (parts[movie] = firstScores[k] ?? 0));
  others.forEach((movie, k) => (parts[movie] = otherScores[k] ?? 0));
  return best(parts, limit);
}

/** Positions of the highest, best first; -Infinity is none of them. */
function best(scores: Float32Array, limit: number): Int32Array {
  const isAllowed = (position: number): boolean => scores[position] !== -Infinity;
  return topList(scores, { from: 0, to: scores.length, limit, isAllowed });
}

/** Positions of numbers that are at least so high, and above -Infinity. */
function positionsFrom(values: Float32Array, least: number): Int32Array {
  const found: number[] = [];
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? -Infinity;
    if (value >= least && value !== -Infinity) found.push(at);
  }
  return Int32Array.from(found);
}
