// The shelf of movies to watch again. See docs/decisions/home-shelves.md.
import { shelfLength, type PlannedCard, type PlannedShelf } from './shelf-spec.ts';
import type { Scene } from './shelf-context.ts';

const dayMs = 86_400_000;
/** Nobody longs for what they have just seen. */
const leastAgeDays = 365;

/** What the person liked a year ago or longer, by how long ago they rated it and how well it fits now, both as shares of these movies. */
export function rewatch(scene: Scene): PlannedShelf | null {
  const best = scene.ratings.reduce((most, { stars }) => Math.max(most, stars), 0);
  const timeOf = (movieId: number): number => scene.ratedAtMs.get(movieId) ?? 0;
  const latestMs = Date.now() - leastAgeDays * dayMs;
  const liked = [...scene.ratings.entries()].filter(
    ([k, { movieId, stars }]) =>
      stars >= Math.min(4, best) &&
      stars >= scene.meanStars &&
      timeOf(movieId) <= latestMs &&
      !scene.hiddenMovieIds.has(movieId) &&
      (scene.amongMovieIds === null || scene.amongMovieIds.has(movieId)) &&
      scene.rated[k] !== undefined,
  );
  // By days: ratings of one evening are equally long ago.
  const dayOf = (movieId: number): number => Math.floor(timeOf(movieId) / dayMs);
  const days = liked.map(([, { movieId }]) => dayOf(movieId));
  const ages = new Map(
    liked.map(([k, { movieId }]) => [k, days.filter((day) => day > dayOf(movieId)).length / liked.length]),
  );
  const byFit = [...liked].sort(([a], [b]) => scoreOf(scene, a) - scoreOf(scene, b));
  const key = new Float32Array(scene.scores.length).fill(-Infinity);
  byFit.forEach(([k], rank) => {
    key[scene.rated[k] ?? 0] = rank / liked.length + (ages.get(k) ?? 0);
  });
  const movies = scene.best({ key, unit: scene.stars, limit: shelfLength.most, isAllowed: () => true });
  const ratingOf = new Map(liked.map(([k, rating]) => [scene.rated[k], rating]));
  return {
    id: 'rewatch',
    kind: 'rewatch',
    cards: movies.flatMap((movie): PlannedCard[] => {
      const rating = ratingOf.get(movie);
      if (rating === undefined) return [];
      return [{ movie, reason: { kind: 'rewatch', stars: rating.stars, ratedAtMs: timeOf(rating.movieId) } }];
    }),
  };
}

function scoreOf({ scores, rated }: Scene, rating: number): number {
  return scores[rated[rating] ?? 0] ?? 0;
}
