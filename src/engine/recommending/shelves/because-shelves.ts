// Shelves of single ratings: what one of the person's ratings recommends. See docs/decisions/home-shelves.md.
import { supportAmong } from '../contributions.ts';
import { shelfLength, type PlannedShelf, type Taken } from './shelf-spec.ts';
import type { PersonRating } from '../person.ts';
import type { Scene } from './shelf-context.ts';

const becauseShelves = 3;
/**
 * Number of top movies from which the shelves of single ratings are filled. Each is scored without each rating, and
 * these pairs are most of what Home costs: with long histories there are fewer movies, so that it stays quick.
 */
const poolLimits = { most: 120, least: 40, pairs: 40_000 };
/** What a person would like: predicted at their mean at least, or, as predictions keep to the middle, among this share of the best. */
const likedShare = 0.25;
/** A rating has a movie on its shelf that it speaks for at least this share of what the strongest does. */
const becauseShare = 0.5;

/**
 * Shelves of the ratings that speak most for what is recommended: the rating whose contributions to the best movies sum
 * up to most takes those it speaks for; then the next from what is left. Only ratings at or above the person's mean.
 */
export function becauseOf(scene: Scene, taken: Taken): PlannedShelf[] {
  const pool = becausePool(scene, taken);
  const support = supportAmong(scene.recommender, scene.person, [...new Set([...taken, ...pool])]);
  const speaking = pool.map((movie) => {
    const own = support.of(movie);
    return { movie, own, enough: Math.max(Number.MIN_VALUE, becauseShare * maximum(own)) };
  });
  const speaksFor = (k: number, { own, enough }: (typeof speaking)[number]): boolean =>
    (own[k] ?? 0) >= enough;
  const left = new Set(speaking);
  const anchors = [...scene.ratings.entries()].filter(([, { stars }]) => stars >= scene.meanStars);
  const shelves: PlannedShelf[] = [];
  while (shelves.length < becauseShelves && left.size >= shelfLength.least) {
    let best: { k: number; subject: PersonRating; sum: number } | null = null;
    for (const [k, subject] of anchors) {
      if (shelves.some((shelf) => shelf.id === becauseId(subject))) continue;
      let sum = 0;
      for (const each of left) if (speaksFor(k, each)) sum += each.own[k] ?? 0;
      if (sum > (best?.sum ?? 0)) best = { k, subject, sum };
    }
    if (best === null) break;
    const { k, subject } = best;
    const movies = [...left]
      .filter((each) => speaksFor(k, each))
      .sort((a, b) => (b.own[k] ?? 0) - (a.own[k] ?? 0))
      .slice(0, shelfLength.most);
    if (movies.length < shelfLength.least) break;
    for (const movie of movies) left.delete(movie);
    shelves.push({
      id: becauseId(subject),
      kind: 'because',
      subject,
      cards: movies.map(({ movie }) => ({
        movie,
        reason: { kind: 'because', of: subject, also: support.strongest(movie, k) },
      })),
    });
  }
  return shelves;
}

/** The best movies that the person would like and that are on no shelf yet. */
export function becausePool(scene: Scene, taken: Taken): number[] {
  const liked = Math.min(scene.meanStars, scene.candidates.upperBound(scene.stars, likedShare));
  return scene.best({
    key: scene.scores,
    unit: scene.scores,
    limit: poolSize(scene.ratings.length),
    isAllowed: (movie) =>
      scene.candidates.has(movie) && !taken.has(movie) && (scene.stars[movie] ?? 0) >= liked,
  });
}

function poolSize(ratings: number): number {
  const { most, least, pairs } = poolLimits;
  return Math.max(least, Math.min(most, Math.floor(pairs / Math.max(1, ratings))));
}

function becauseId({ movieId }: PersonRating): string {
  return `because-${movieId}`;
}

function maximum(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
