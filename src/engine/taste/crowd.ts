// The users who rated the same movies: who has a similar taste, and how many rate lower.
import { nextTurn } from '../base/cancellation.ts';
import { toStars } from '../../contract/stars.ts';
import { meanOf, sumOf } from '../base/statistics.ts';
import type { RatedMovie } from './rated-movie.ts';

export type SimilarUser = { userId: number; correlation: number; shared: number };

export type Crowd = {
  /** Most similar first. */
  similarUsers: SimilarUser[];
  /** Share of the users who rate lower; null for fewer than ten. */
  kinderThan: number | null;
};

/** Maximum number of ratings examined, about a second's work, so that a large catalogue does not block. */
const mostRatings = 2_000_000;
const leastShared = 5;
/** Shared movies from which on a correlation counts in full. */
const fullWeightShared = 50;
const leastUsers = 10;

/** Sums over the movies that a user shares with the person: x is theirs, y the person's, both from the movie's mean. */
type Sums = { n: number; x: number; y: number; xx: number; yy: number; xy: number };

/**
 * The most similar users have the highest r min(n, 50) / 50, with r Pearson's correlation over the n movies that both rated and
 * the significance weighting of Herlocker et al. ("An Algorithmic Framework for Performing Collaborative Filtering",
 * SIGIR 1999). Stars are centred on each movie's mean: liking what everybody likes is no sign of similar taste.
 * Little-known movies come first: they carry more information and are faster to examine.
 */
export async function compareWithCrowd(
  movies: readonly RatedMovie[],
  ratersOf: (movieId: number) => readonly { userId: number; halfStars: number }[],
  limit: number,
): Promise<Crowd> {
  const sizes = new Map(movies.map((movie) => [movie, sumOf(movie.histogram)]));
  const sums = new Map<number, Sums>();
  let looked = 0;
  for (const movie of movies.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0))) {
    looked += sizes.get(movie) ?? 0;
    if (looked > mostRatings) break;
    const y = movie.stars - movie.meanStars;
    for (const { userId, halfStars } of ratersOf(movie.movieId)) {
      add(sums, userId, toStars(halfStars) - movie.meanStars, y);
    }
    await nextTurn(undefined);
  }
  const users = Array.from(sums, ([userId, user]) => ({ userId, ...user })).filter(
    ({ n }) => n >= leastShared,
  );
  return { similarUsers: mostSimilar(users, limit), kinderThan: shareRatingLower(users, movies) };
}

function add(sums: Map<number, Sums>, userId: number, x: number, y: number): void {
  let user = sums.get(userId);
  if (user === undefined) sums.set(userId, (user = { n: 0, x: 0, y: 0, xx: 0, yy: 0, xy: 0 }));
  user.n += 1;
  user.x += x;
  user.y += y;
  user.xx += x * x;
  user.yy += y * y;
  user.xy += x * y;
}

function mostSimilar(users: readonly (Sums & { userId: number })[], limit: number): SimilarUser[] {
  return users
    .flatMap(({ userId, n, x, y, xx, yy, xy }) => {
      const spread = (xx - (x * x) / n) * (yy - (y * y) / n);
      if (spread < 1e-9) return [];
      return [{ userId, correlation: (xy - (x * y) / n) / Math.sqrt(spread), shared: n }];
    })
    .filter(({ correlation }) => correlation > 0)
    .sort((a, b) => weightOf(b) - weightOf(a) || a.userId - b.userId)
    .slice(0, limit);
}

function weightOf({ correlation, shared }: SimilarUser): number {
  return correlation * Math.min(1, shared / fullWeightShared);
}

function shareRatingLower(users: readonly Sums[], movies: readonly RatedMovie[]): number | null {
  if (users.length < leastUsers) return null;
  const own = meanOf(movies.map(({ stars, meanStars }) => stars - meanStars));
  return users.filter(({ n, x }) => x / n < own).length / users.length;
}
