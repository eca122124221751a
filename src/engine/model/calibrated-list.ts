// Re-ranks a person's list so that less rated movies have places in it, the more of them the person has rated.
import { countUpTo } from '../base/count-up-to.ts';
import { numbersOf } from '../base/numbers.ts';
import { topList } from '../base/top-k.ts';
import { popularityParts, popularityShares } from '../ratings/popularity-groups.ts';

/** How far lists follow a person's shares of head, middle and tail. */
export interface CalibrationRule {
  /** Part of the person's share of a group that a list owes it. */
  readonly share: number;
  /** Ratings with the shares of all ratings that are added to the person's own: few say little. */
  readonly priorRatings: number;
  /** By group, what a place owed to it is worth, where the movie at place r of the uncorrected list is worth 1 / r. */
  readonly worth: readonly number[];
}

/** Chosen on slices of training parts: docs/decisions/beyond-the-head.md. */
export const usualRule: CalibrationRule = { share: 0.6, priorRatings: 10, worth: [0, 1 / 16, 1 / 5] };

/** By group, the share of a list's places that a person with these rated movies is owed; nothing is owed to the head. */
export function owedShares(
  groups: Uint8Array,
  rated: ArrayLike<number> & Iterable<number>,
  { share, priorRatings }: CalibrationRule = usualRule,
): number[] {
  const own = popularityShares(groups, rated);
  return popularityParts.map((part, group) => {
    const weight = rated.length + priorRatings;
    const mixed = ((own[group] ?? 0) * rated.length + part.share * priorRatings) / Math.max(1, weight);
    return group === 0 ? 0 : share * mixed;
  });
}

export interface CalibratedListOptions {
  readonly limit: number;
  readonly isAllowed: (movie: number) => boolean;
  /** [movies], of `popularityGroups`. */
  readonly groups: Uint8Array;
  /** Of `owedShares`. */
  readonly owed: readonly number[];
  readonly rule?: CalibrationRule | undefined;
}

/**
 * The movies to list, best first, by their `scores`. Within a group their order stays; each place k goes to the group
 * whose next movie, at place r of the uncorrected list, has the largest
 *
 *   1 / r + worth x max(0, owed x k - places that the group has so far)
 *
 * So little is changed where much is sure, at the top, and a movie from far down the list comes late. That lists should
 * have the shares of the person's history is Steck's idea ("Calibrated Recommendations", RecSys 2018); head, middle and
 * tail as what to calibrate is Abdollahpouri et al.'s ("User-centered Evaluation of Popularity Bias in Recommender
 * Systems", UMAP 2021).
 */
export function calibratedList(
  scores: Float32Array,
  { limit, isAllowed, groups, owed, rule = usualRule }: CalibratedListOptions,
): Int32Array {
  const ascending = numbersOf(scores, isAllowed).sort();
  const queues = popularityParts.map((_, group) => {
    const movies = topList(scores, {
      from: 0,
      to: scores.length,
      limit,
      isAllowed: (movie) => groups[movie] === group && isAllowed(movie),
    });
    return { movies, taken: 0, owed: owed[group] ?? 0, worth: rule.worth[group] ?? 0 };
  });
  const list = new Int32Array(Math.min(limit, ascending.length));
  for (let place = 1; place <= list.length; place++) {
    let [chosen, most] = [queues[0], -Infinity];
    for (const queue of queues) {
      const movie = queue.movies[queue.taken];
      if (movie === undefined) continue;
      const rank = ascending.length - countUpTo(ascending, scores[movie] ?? 0) + 1;
      const value = 1 / rank + queue.worth * Math.max(0, queue.owed * place - queue.taken);
      if (value > most) [chosen, most] = [queue, value];
    }
    if (chosen === undefined) break;
    list[place - 1] = chosen.movies[chosen.taken] ?? 0;
    chosen.taken += 1;
  }
  return list;
}
