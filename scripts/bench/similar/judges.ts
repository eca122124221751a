// Judges of lists of similar movies, none of which is what the model was trained for.
import { countBy } from '../../../src/engine/base/counts.ts';
import { usersOf, type TrainingSet } from '../../../src/engine/ratings/training-set.ts';
import type { Family } from './families.ts';

/** The movies (indices in the training set) that are most similar to a movie, best first. */
export type Neighbours = (movie: number) => readonly number[];

export interface FamilyFigures {
  /**
   * Share of the family members, each asked about in turn, whose list holds at least one other member of the same
   * family. Every member of every family counts once, so that large families weigh more than small ones; a movie of
   * two families is asked about for each.
   */
  readonly hitRate: number;
  /** Mean over the members asked about of: other members in the list / (other members, at most the list's length). */
  readonly meanShareFound: number;
  readonly queries: number;
}

/** How many of a family's other movies are found among a member's `listLength` neighbours. */
export function judgeFamilies(
  families: readonly Pick<Family, 'movies'>[],
  indexOf: ReadonlyMap<number, number>,
  neighbours: Neighbours,
  listLength: number,
): FamilyFigures {
  let queries = 0;
  let hits = 0;
  let shares = 0;
  for (const { movies } of families) {
    const members = movies.flatMap(({ movieId }) => indexOf.get(movieId) ?? []);
    for (const member of members) {
      const others = new Set(members.filter((other) => other !== member));
      const found = neighbours(member).filter((other) => others.has(other)).length;
      queries += 1;
      hits += found > 0 ? 1 : 0;
      shares += found / Math.max(1, Math.min(listLength, others.size));
    }
  }
  return {
    hitRate: hits / Math.max(1, queries),
    meanShareFound: shares / Math.max(1, queries),
    queries,
  };
}

export interface CoLikingFigures {
  /** Co-likings observed over those expected by chance. */
  readonly lift: number;
  /** Observed co-likings per list: what a lift of rarities does not have. */
  readonly perList: number;
  readonly lists: number;
}

/** Half stars from which a rating counts as liking: 4 stars. */
const likedHalfStars = 8;

/** Who liked what: the movies of each user, and the number of users by movie. */
function likings(ratings: TrainingSet): {
  byUser: Set<number>[];
  byMovie: Map<number, number[]>;
  total: number;
} {
  const byUser = Array.from(ratings.userIds, () => new Set<number>());
  const byMovie = new Map<number, number[]>();
  const users = usersOf(ratings);
  let total = 0;
  for (const [r, movie] of ratings.movies.entries()) {
    if ((ratings.halfStars[r] ?? 0) < likedHalfStars) continue;
    const user = users[r] ?? 0;
    byUser[user]?.add(movie);
    byMovie.set(movie, [...(byMovie.get(movie) ?? []), user]);
    total += 1;
  }
  return { byUser, byMovie, total };
}

/**
 * Whether people who liked a movie liked its neighbours too, on held-out ratings of 4 stars or more. Over all movies
 * i that someone there liked, their neighbours j and the people u who liked i:
 *
 *   observed = sum of [u liked j],   expected = sum of (L_u - 1) l_j / (L - l_i),   lift = observed / expected
 *
 * with L_u the likings of u, l_j those of j, and L all of them: chance is that u's other likings are drawn by the
 * movies' popularity. Nobody likes a movie twice, so that a list of what everyone likes stays below 1.
 * Every `every`-th movie i is asked about.
 */
export function judgeCoLiking(heldOut: TrainingSet, neighbours: Neighbours, every = 1): CoLikingFigures {
  const { byUser, byMovie, total } = likings(heldOut);
  const asked = [...byMovie].filter((_, place) => place % every === 0);
  let observed = 0;
  let expected = 0;
  for (const [movie, users] of asked) {
    const list = neighbours(movie);
    const listLikings = list.reduce((sum, other) => sum + (byMovie.get(other)?.length ?? 0), 0);
    for (const user of users) {
      const liked = byUser[user] ?? new Set<number>();
      observed += list.filter((other) => liked.has(other)).length;
      expected += ((liked.size - 1) * listLikings) / Math.max(1, total - users.length);
    }
  }
  return {
    lift: expected === 0 ? 0 : observed / expected,
    perList: observed / Math.max(1, asked.length),
    lists: asked.length,
  };
}

export interface GenreFigures {
  /** Mean over the movies asked about of the share of their neighbours that have a genre in common with them. */
  readonly sharedGenreRate: number;
  readonly queries: number;
}

/** Whether the neighbours of (every `every`-th of the) movies with `from` to `to` training ratings are of their genres. */
export function judgeRareMovies(
  train: TrainingSet,
  neighbours: Neighbours,
  { from, to, every = 1 }: { from: number; to: number; every?: number },
): GenreFigures {
  const counts = countBy(train.movies, train.movieIds.length);
  const rare = [...counts.keys()].filter((movie) => {
    const count = counts[movie] ?? 0;
    return count >= from && count <= to;
  });
  const asked = rare.filter((_, place) => place % every === 0);
  let shares = 0;
  for (const movie of asked) {
    const genres = new Set(train.features[movie]?.genres);
    const list = neighbours(movie);
    const shared = list.filter((other) => train.features[other]?.genres.some((genre) => genres.has(genre)));
    shares += shared.length / Math.max(1, list.length);
  }
  return { sharedGenreRate: shares / Math.max(1, asked.length), queries: asked.length };
}
