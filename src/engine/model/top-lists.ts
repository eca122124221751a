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
  /** Whether the list of the person in a row may show a movie. */
  readonly isAllowed: (row: number, movie: number) => boolean;
}

/**
 * Each person's `limit` best movies, exactly as by all scores. A score is a part that costs little and `starsWeight` x
 * stars, which cost most. The movies that are best without stars get theirs; whatever could not come among the best of
 * these with five stars is out, and what is left gets its stars too.
 */
export function topLists(
  served: ServedModel,
  people: readonly PersonEvidence[],
  { limit, isAllowed }: ListOptions,
): Int32Array[] {
  const { scoresWithoutStars: parts } = served.score(people, null);
  const width = parts.length / people.length;
  const best = (row: number, count: number): Int32Array =>
    topList(parts, {
      ...{ from: row * width, to: (row + 1) * width, limit: count },
      isAllowed: (movie) => isAllowed(row, movie),
    });
  if (served.starsWeight === 0) return people.map((_, row) => best(row, limit));

  /** Scores of some movies, [people x movies]; -Infinity where a person may not see the movie. */
  function scoresOf(movies: Int32Array): Float32Array {
    const scores = served.score(people, movies).stars.slice();
    for (let row = 0, k = 0; row < people.length; row++) {
      for (const movie of movies) {
        const part = isAllowed(row, movie) ? (parts[row * width + movie] ?? 0) : -Infinity;
        scores[k] = part + served.starsWeight * (scores[k] ?? 0);
        k++;
      }
    }
    return scores;
  }
  const first = new Uint8Array(width);
  for (let row = 0; row < people.length; row++) {
    for (const movie of best(row, lookedAtFirst * limit)) first[movie] = 1;
  }
  let movies = positionsOf(first);
  let scores = scoresOf(movies);

  const all = first.slice();
  for (let row = 0; row < people.length; row++) {
    const last = bestOf(scores, row, movies.length, limit).at(limit - 1);
    const least = last === undefined ? -Infinity : (scores[row * movies.length + last] ?? -Infinity);
    const leastPart = least - served.starsWeight * maxStars - margin;
    for (let movie = 0, k = row * width; movie < width; movie++, k++) {
      if ((parts[k] ?? 0) >= leastPart && all[movie] === 0 && isAllowed(row, movie)) all[movie] = 1;
    }
  }
  const together = positionsOf(all);
  if (together.length > movies.length) {
    movies = together;
    scores = scoresOf(movies);
  }
  return people.map((_, row) =>
    bestOf(scores, row, movies.length, limit).map((column) => movies[column] ?? 0),
  );
}

function bestOf(scores: Float32Array, row: number, width: number, limit: number): Int32Array {
  return topList(scores, {
    ...{ from: row * width, to: (row + 1) * width, limit },
    isAllowed: (column) => scores[row * width + column] !== -Infinity,
  });
}

function positionsOf(flags: Uint8Array): Int32Array {
  const positions = new Int32Array(flags.reduce((sum, flag) => sum + flag, 0));
  for (let at = 0, k = 0; k < positions.length; at++) if (flags[at] === 1) positions[k++] = at;
  return positions;
}
