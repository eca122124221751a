// The shelves that are filled from the whole library: which movies each asks for, and what is true of every one of them. See docs/decisions/home-shelves.md.
import { memoize } from '../../base/memoize.ts';
import { sumOf } from '../../base/statistics.ts';
import { supportAmong } from '../contributions.ts';
import type { ModelTraits } from '../model-traits.ts';
import { becausePool } from './because-shelves.ts';
import { shelfLength, type PlannedShelf, type Taken } from './shelf-spec.ts';
import type { Scene } from './shelf-context.ts';

/** Movies that hold this share of all ratings together, beginning with the least rated, are little known. */
const longTail = 0.2;
const leastRatings = { gem: 5, outside: 10 };
/** Shares of the candidates: predicted so high, so far from the usual. */
const share = { gemStars: 0.2, outsideStars: 0.3, farthest: 0.6 };

export function forYou(scene: Scene): PlannedShelf {
  const movies = scene.best({
    key: scene.scores,
    unit: scene.scores,
    limit: shelfLength.most,
    isAllowed: (movie) => scene.candidates.has(movie),
    corrected: scene.tuning.corrected,
  });
  // The places are among all that are scored for the shelves of single ratings too: they cost nothing more.
  const support = supportAmong(scene.recommender, scene.person, [
    ...new Set([...movies, ...becausePool(scene, new Set(movies))]),
  ]);
  return {
    id: 'for-you',
    kind: 'for-you',
    cards: movies.map((movie) => {
      const of = support.strongest(movie);
      return { movie, reason: of === null ? { kind: 'crowd' } : { kind: 'because', of, also: null } };
    }),
  };
}

/** Few ratings, high predicted, and that not by a hair: ranked by cautious stars. */
export function hiddenGems(scene: Scene, taken: Taken): PlannedShelf | null {
  const { ratingCounts } = scene.traits;
  const mostRatings = littleKnown(scene.traits);
  const high = scene.candidates.upperBound(scene.stars, share.gemStars);
  const movies = scene.best({
    key: scene.cautiousStars(),
    unit: scene.stars,
    limit: shelfLength.most,
    isAllowed: (movie) =>
      isFree(scene, taken, movie) &&
      (ratingCounts[movie] ?? 0) >= leastRatings.gem &&
      (ratingCounts[movie] ?? 0) <= mostRatings &&
      (scene.stars[movie] ?? 0) >= high,
  });
  return {
    id: 'gems',
    kind: 'gems',
    mostRatings,
    cards: movies.map((movie) => ({ movie, reason: { kind: 'few-know' } })),
  };
}

/** Farther from the person's taste than most of the library, without their usual genres, but with a good prediction. */
export function outsideUsual(scene: Scene, taken: Taken): PlannedShelf | null {
  if (scene.rated.length < shelfLength.least) return null;
  const nearness = scene.nearness();
  const near = scene.candidates.upperBound(nearness, share.farthest);
  const high = scene.candidates.upperBound(scene.stars, share.outsideStars);
  const usual = scene.traits.genres.filter(({ genre }) => scene.usualGenres.includes(genre));
  const movies = scene.best({
    key: scene.cautiousStars(),
    unit: scene.stars,
    limit: shelfLength.most,
    isAllowed: (movie) =>
      isFree(scene, taken, movie) &&
      (nearness[movie] ?? 0) < near &&
      (scene.stars[movie] ?? 0) >= high &&
      (scene.traits.ratingCounts[movie] ?? 0) >= leastRatings.outside &&
      usual.every(({ has }) => has[movie] === 0),
  });
  return {
    id: 'outside',
    kind: 'outside',
    usual: [...scene.usualGenres],
    cards: movies.map((movie) => ({
      movie,
      reason: {
        kind: 'unusual',
        lacks: [...scene.usualGenres],
        nearerShare: scene.candidates.shareAbove(nearness, nearness[movie] ?? 0),
      },
    })),
  };
}

function isFree(scene: Scene, taken: Taken, movie: number): boolean {
  return scene.candidates.has(movie) && !taken.has(movie);
}

/** Maximum number of ratings of a long-tail movie. */
const littleKnown = memoize((traits: ModelTraits): number => {
  const counts = Int32Array.from(traits.ratingCounts).sort();
  const total = sumOf(counts);
  let [held, most] = [0, leastRatings.gem];
  for (const count of counts) {
    held += count;
    if (held > longTail * total) break;
    most = Math.max(most, count);
  }
  return most;
});
