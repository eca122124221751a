// Each shelf's own rule: which movies it asks for, and what is true of every one of them. See docs/decisions/home-shelves.md.
import { contributionsTo } from './contributions.ts';
import type { ModelTraits } from './model-traits.ts';
import type { PersonRating } from './recommender.ts';
import type { Scene } from './shelf-scene.ts';

/** Why a movie stands on its shelf, in figures; as `CardReason`, with ratings by their movie alone. */
export type PlannedReason =
  | { kind: 'because'; of: PersonRating; also: PersonRating | null }
  | { kind: 'crowd' }
  | { kind: 'few-know' }
  | { kind: 'unusual'; lacks: string[]; nearerShare: number }
  | { kind: 'match-over-stars'; yourMeanStars: number }
  | { kind: 'stars-over-match'; place: number; of: number }
  | { kind: 'rewatch'; stars: number; ratedAtMs: number };

export interface PlannedCard {
  /** Its place in `everyMovie`. */
  readonly movie: number;
  readonly reason: PlannedReason;
}

export type PlannedShelf = { readonly id: string; readonly cards: readonly PlannedCard[] } & (
  | { readonly kind: 'for-you' | 'heads' | 'rewatch' }
  | { readonly kind: 'because'; readonly subject: PersonRating }
  | { readonly kind: 'gems'; readonly mostRatings: number }
  | { readonly kind: 'outside'; readonly usual: readonly string[] }
);

/** Movies on a shelf at most; with fewer than the least there is no shelf. */
export const shelfLength = { most: 20, least: 4 };
const becauseShelves = 3;
/**
 * From so many of the best movies the shelves of single ratings are filled. Each is asked for without each rating, and
 * these pairs are most of what Home costs: with long histories there are fewer movies, so that it stays quick.
 */
const becausePool = { most: 120, least: 40, pairs: 40_000 };
/** A rating has a movie on its shelf that it speaks for at least this share of what the strongest does. */
const becauseShare = 0.5;
/** Movies that hold this share of all ratings together, beginning with the least rated, are little known. */
const longTail = 0.2;
const leastRatings = { gem: 5, outside: 10, heads: 5 };
/** Shares of the candidates: predicted so high, so far from the usual, so far up and down the list. */
const share = {
  gemStars: 0.2,
  outsideStars: 0.3,
  farthest: 0.6,
  topMatch: 0.02,
  topStars: 0.05,
  lowMatch: 0.1,
};
/** How far below the person's own mean the stars of a high match have to be. */
const belowMean = 0.1;

const dayMs = 86_400_000;

type Taken = ReadonlySet<number>;

export function forYou(scene: Scene): PlannedShelf {
  const movies = scene.best({
    key: scene.scores,
    unit: scene.scores,
    limit: shelfLength.most,
    isAllowed: scene.isCandidate,
  });
  return {
    id: 'for-you',
    kind: 'for-you',
    cards: movies.map((movie) => ({ movie, reason: strongest(scene, movies, movie) })),
  };
}

/**
 * Shelves of the ratings that speak most for what is recommended: the rating whose contributions to the best movies sum
 * up to most takes those it speaks for; then the next from what is left. Only ratings at or above the person's mean.
 */
export function becauseOf(scene: Scene, taken: Taken): PlannedShelf[] {
  const pool = scene.best({
    key: scene.scores,
    unit: scene.scores,
    limit: poolSize(scene.ratings.length),
    isAllowed: (movie) => scene.isCandidate(movie) && !taken.has(movie),
  });
  const contributions = contributionsTo(scene.recommender, scene.person, pool);
  const speaking = pool.map((movie) => {
    const own = contributions.get(movie) ?? new Float32Array(0);
    return { movie, own, enough: Math.max(Number.MIN_VALUE, becauseShare * maximum(own)) };
  });
  const left = new Set(speaking);
  const anchors = [...scene.ratings.entries()].filter(([, { stars }]) => stars >= scene.meanStars);
  const shelves: PlannedShelf[] = [];
  while (shelves.length < becauseShelves && left.size >= shelfLength.least) {
    let best: { k: number; subject: PersonRating; sum: number } | null = null;
    for (const [k, subject] of anchors) {
      if (shelves.some((shelf) => shelf.id === becauseId(subject))) continue;
      let sum = 0;
      for (const { own, enough } of left) if ((own[k] ?? 0) >= enough) sum += own[k] ?? 0;
      if (sum > (best?.sum ?? 0)) best = { k, subject, sum };
    }
    if (best === null) break;
    const { k, subject } = best;
    const movies = [...left]
      .filter(({ own, enough }) => (own[k] ?? 0) >= enough)
      .sort((a, b) => (b.own[k] ?? 0) - (a.own[k] ?? 0))
      .slice(0, shelfLength.most);
    if (movies.length < shelfLength.least) break;
    for (const movie of movies) left.delete(movie);
    shelves.push({
      id: becauseId(subject),
      kind: 'because',
      subject,
      cards: movies.map(({ movie, own }) => ({
        movie,
        reason: { kind: 'because', of: subject, also: strongestBut(scene.ratings, own, k) },
      })),
    });
  }
  return shelves;
}

/** Few ratings, high predicted, and that not by a hair: ranked by cautious stars. */
export function hiddenGems(scene: Scene, taken: Taken): PlannedShelf | null {
  const { ratingCounts } = scene.traits;
  const mostRatings = littleKnown(scene.traits);
  const high = upperBound(scene, scene.stars, share.gemStars);
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

/** Farther from the person's usual than most of the library, none of their usual genres, and yet well predicted. */
export function outsideUsual(scene: Scene, taken: Taken): PlannedShelf | null {
  if (scene.rated.length < shelfLength.least) return null;
  const nearness = scene.nearness();
  const near = upperBound(scene, nearness, share.farthest);
  const high = upperBound(scene, scene.stars, share.outsideStars);
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
  const sorted = sortedOf(scene, nearness);
  return {
    id: 'outside',
    kind: 'outside',
    usual: [...scene.usualGenres],
    cards: movies.map((movie) => ({
      movie,
      reason: {
        kind: 'unusual',
        lacks: [...scene.usualGenres],
        nearerShare:
          sorted.filter((value) => value > (nearness[movie] ?? 0)).length / Math.max(1, sorted.length),
      },
    })),
  };
}

/** High in the list with stars below the person's mean, and high stars far down the list, in turn. */
export function headsDisagree(scene: Scene, taken: Taken): PlannedShelf | null {
  const { places, count } = scene.standings;
  const known = (movie: number): boolean =>
    isFree(scene, taken, movie) && (scene.traits.ratingCounts[movie] ?? 0) >= leastRatings.heads;
  const topMatch = Math.max(50, share.topMatch * count);
  const matched = scene.best({
    key: scene.stars.map((stars) => scene.meanStars - stars),
    unit: scene.stars,
    limit: shelfLength.most / 2,
    isAllowed: (movie) =>
      known(movie) &&
      (places[movie] ?? count) <= topMatch &&
      (scene.stars[movie] ?? 5) <= scene.meanStars - belowMean,
  });
  const high = upperBound(scene, scene.stars, share.topStars);
  const starred = scene.best({
    key: scene.cautiousStars(),
    unit: scene.stars,
    limit: shelfLength.most / 2,
    isAllowed: (movie) =>
      known(movie) &&
      !matched.includes(movie) &&
      (scene.stars[movie] ?? 0) >= high &&
      (places[movie] ?? 0) > Math.max(topMatch, share.lowMatch * count),
  });
  const cards: PlannedCard[] = [];
  for (let k = 0; k < shelfLength.most / 2; k++) {
    const [one, other] = [matched[k], starred[k]];
    if (one !== undefined) {
      cards.push({ movie: one, reason: { kind: 'match-over-stars', yourMeanStars: scene.meanStars } });
    }
    if (other !== undefined) {
      cards.push({
        movie: other,
        reason: { kind: 'stars-over-match', place: places[other] ?? 0, of: count },
      });
    }
  }
  return { id: 'heads', kind: 'heads', cards };
}

/** What the person liked, by how long ago they rated it and how well it fits now, both as shares of these movies. */
export function rewatch(scene: Scene): PlannedShelf | null {
  const best = scene.ratings.reduce((most, { stars }) => Math.max(most, stars), 0);
  const liked = [...scene.ratings.entries()].filter(
    ([k, { movieId, stars }]) =>
      stars >= Math.min(4, best) &&
      stars >= scene.meanStars &&
      !scene.hiddenMovieIds.has(movieId) &&
      scene.rated[k] !== undefined,
  );
  const timeOf = (movieId: number): number => scene.ratedAtMs.get(movieId) ?? 0;
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

function poolSize(ratings: number): number {
  const { most, least, pairs } = becausePool;
  return Math.max(least, Math.min(most, Math.floor(pairs / Math.max(1, ratings))));
}

function scoreOf({ scores, rated }: Scene, rating: number): number {
  return scores[rated[rating] ?? 0] ?? 0;
}

function becauseId({ movieId }: PersonRating): string {
  return `because-${movieId}`;
}

/** The rating that speaks most for a movie; the crowd where none does. All of `movies` are asked for at once. */
function strongest(
  { recommender, person, ratings }: Scene,
  movies: readonly number[],
  movie: number,
): PlannedReason {
  const own = contributionsTo(recommender, person, movies).get(movie) ?? new Float32Array(0);
  const of = strongestBut(ratings, own, -1);
  return of === null ? { kind: 'crowd' } : { kind: 'because', of, also: null };
}

function strongestBut(ratings: readonly PersonRating[], own: Float32Array, but: number): PersonRating | null {
  let [best, most] = [-1, 0];
  own.forEach((contribution, k) => {
    if (k !== but && contribution > most) [best, most] = [k, contribution];
  });
  return ratings[best] ?? null;
}

function maximum(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

function isFree(scene: Scene, taken: Taken, movie: number): boolean {
  return scene.isCandidate(movie) && !taken.has(movie);
}

function sortedOf({ isCandidate }: Scene, values: Float32Array): Float32Array {
  return values.filter((_, movie) => isCandidate(movie)).sort();
}

/** What this share of the candidates is at or above. */
function upperBound(scene: Scene, values: Float32Array, upper: number): number {
  const sorted = sortedOf(scene, values);
  return sorted[Math.floor(sorted.length * (1 - upper))] ?? Infinity;
}

const littleKnownOf = new WeakMap<ModelTraits, number>();

/** Movies of at most so many ratings make up the long tail. */
function littleKnown(traits: ModelTraits): number {
  const known = littleKnownOf.get(traits);
  if (known !== undefined) return known;
  const counts = Int32Array.from(traits.ratingCounts).sort();
  const total = counts.reduce((sum, count) => sum + count, 0);
  let [held, most] = [0, leastRatings.gem];
  for (const count of counts) {
    held += count;
    if (held > longTail * total) break;
    most = Math.max(most, count);
  }
  littleKnownOf.set(traits, most);
  return most;
}
