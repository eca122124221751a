// Movies for several people at once: what one of them likes has to be weighed against what another likes.
import { meanOf } from '../../base/statistics.ts';
import type { NightStrategy } from '../../../contract/night-calls.ts';

/** One person's list: the place of each movie in it (1 is the best) out of `count`. */
export interface NightList {
  readonly placeOf: (movie: number) => number;
  readonly count: number;
}

export interface ChosenMovie {
  /** Its place in the lists' arrays. */
  readonly movie: number;
  /** For `fairness`: index of the person whose turn it was; otherwise null, also if the turn is shared. */
  readonly turnOf: number | null;
}

/**
 * A person's utility of a movie, 0 to 1: u = 1 - ln rank / ln count, the unrounded match of percentile-rank.ts.
 * Places are comparable between people where predicted stars are not, since one gives four stars to what delights them
 * and another to what they can bear; and the logarithm says that the first ten places differ more than the next hundred.
 */
export function worthOf({ placeOf, count }: NightList, movie: number): number {
  const place = placeOf(movie);
  if (count <= 1 || place <= 1) return 1;
  return Math.max(0, 1 - Math.log(place) / Math.log(count));
}

/**
 * The movies for these people, best first. `weights` say how much each of them counts, by night-memory.ts: 1 for all without a
 * memory.
 *
 * - average: the highest mean of u, weighted.
 * - misery: the lowest of what anyone loses, 1 - u, times their weight; without weights the highest minimum of u; ties by the mean ("least misery", Masthoff, "Group
 *   Recommender Systems: Combining Individual Models", Recommender Systems Handbook, 2011).
 * - fairness: one after the other the movie of the highest sum over people of w u, where w = weight times the product over the movies
 *   chosen before of (1 - u / 2): who has got much already counts less in what comes next, so that each beginning of
 *   the list serves everyone (greedy, after Serbos et al., "Fairness in Package-to-Group Recommendations", WWW 2017, and
 *   with the weights of Kaya et al., "Ensuring Fairness in Group Recommendations by Rank-Sensitive Balancing of
 *   Relevance", RecSys 2020). The half keeps a first place from settling someone's account for good.
 */
export function chooseForNight(
  lists: readonly NightList[],
  candidates: readonly number[],
  strategy: NightStrategy,
  limit: number,
  weights: readonly number[] = lists.map(() => 1),
): ChosenMovie[] {
  const worths = candidates.map((movie) => lists.map((list) => worthOf(list, movie)));
  if (strategy === 'fairness') return chooseFairly(candidates, worths, weights, limit);
  const weighted = (worth: readonly number[]): number =>
    meanOf(worth.map((each, person) => each * (weights[person] ?? 1)));
  const leastLoss = (worth: readonly number[]): number =>
    -Math.max(...worth.map((each, person) => (1 - each) * (weights[person] ?? 1)));
  const score = strategy === 'average' ? weighted : leastLoss;
  return candidates
    .map((movie, at) => ({ movie, score: score(worths[at] ?? []), mean: weighted(worths[at] ?? []) }))
    .sort((a, b) => b.score - a.score || b.mean - a.mean || a.movie - b.movie)
    .slice(0, limit)
    .map(({ movie }) => ({ movie, turnOf: null }));
}

function chooseFairly(
  candidates: readonly number[],
  worths: readonly (readonly number[])[],
  weights: readonly number[],
  limit: number,
): ChosenMovie[] {
  /** What this list's own picks leave of each person's claim. */
  const claims = weights.map(() => 1);
  const left = new Set(candidates.keys());
  const chosen: ChosenMovie[] = [];
  while (chosen.length < limit && left.size > 0) {
    let best = -1;
    let bestScore = -Infinity;
    for (const at of left) {
      const score = (worths[at] ?? []).reduce(
        (sum, worth, person) => sum + worth * (weights[person] ?? 0) * (claims[person] ?? 0),
        0,
      );
      if (score > bestScore) [best, bestScore] = [at, score];
    }
    left.delete(best);
    const worth = worths[best] ?? [];
    chosen.push({
      movie: candidates[best] ?? -1,
      turnOf: chosen.length === 0 ? null : turnOf(claims, worth),
    });
    worth.forEach((got, person) => (claims[person] = (claims[person] ?? 0) * (1 - got / 2)));
  }
  return chosen;
}

/** The person who has got least so far, if the movie is mainly for them. */
function turnOf(claims: readonly number[], worth: readonly number[]): number | null {
  const poorest = onlyMost(claims);
  return onlyMost(worth) === poorest ? poorest : null;
}

/** Index of the largest; null where two are equal. */
function onlyMost(values: readonly number[]): number | null {
  const most = Math.max(...values);
  const first = values.indexOf(most);
  return values.lastIndexOf(most) === first ? first : null;
}
