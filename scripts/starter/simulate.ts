// Simulates viewers and the stars they give: who sees what, how much they like it and how they use the scale.
import { dot } from '../../src/engine/base/rows.ts';
import type { StarterMovie } from './movies.ts';
import { createRandom, normals, type Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import { describeMovies, type MovieTraits, type TraitBook } from './traits.ts';

export type SimulatedRating = {
  userId: number;
  movieId: number;
  /** 1 to 10. */
  halfStars: number;
  timestampSeconds: number;
};

type Viewer = {
  userId: number;
  /** Liking of each trait, in stars. */
  affinities: Float64Array;
  style: Float64Array;
  favouriteYear: number;
  meanStars: number;
  stretch: number;
  wholeStarsOnly: boolean;
  ratingCount: number;
};

/**
 * All ratings, viewer by viewer in the order in which they were given. The same recipe and movies give the same ratings:
 * every viewer draws from a stream of their own.
 */
export function simulateRatings(movies: readonly StarterMovie[], recipe: Recipe): SimulatedRating[] {
  const book = describeMovies(movies, recipe);
  const ratings: SimulatedRating[] = [];
  for (let userId = 1; userId <= recipe.viewers; userId++) {
    const random = createRandom(recipe.seed, `viewer ${userId}`);
    const viewer = createViewer(userId, book, recipe, random);
    const likings = book.movies.map((movie) => likingOf(viewer, movie, book, recipe));
    const seen = chooseSeen(viewer, book.movies, likings, recipe, random);
    const times = chooseTimes(seen.length, recipe, random);
    for (const [position, index] of seen.entries()) {
      const movie = book.movies[index];
      const timestampSeconds = times[position];
      if (movie === undefined || timestampSeconds === undefined) continue;
      const halfStars = rate(viewer, movie, likings[index] ?? 0, recipe, random);
      ratings.push({ userId, movieId: movie.movieId, halfStars, timestampSeconds });
    }
  }
  return ratings;
}

function createViewer(userId: number, book: TraitBook, recipe: Recipe, random: Random): Viewer {
  const { sharedShare, spread } = recipe.taste;
  const style = normals(random, recipe.styleDimensions);
  const affinities = Float64Array.from(book.all, (trait) => {
    const shared = Math.sqrt(sharedShare) * closeness(style, trait.style);
    return spread[trait.kind] * (shared + Math.sqrt(1 - sharedShare) * random.normal());
  });
  const { median, logSpread, min, max } = recipe.ratingsPerViewer;
  const ratingCount = Math.round(median * Math.exp(logSpread * random.normal()));
  return {
    userId,
    affinities,
    style,
    favouriteYear: 1994 + 11 * random.normal(),
    meanStars: recipe.scale.meanStars + recipe.scale.viewerMeanSpread * random.normal(),
    stretch: Math.exp(recipe.scale.viewerSpreadLog * random.normal()),
    wholeStarsOnly: random.uniform() < recipe.scale.wholeStarShare,
    ratingCount: Math.min(Math.max(ratingCount, min), max),
  };
}

/** Standard normal over random pairs of points. */
function closeness(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / Math.sqrt(a.length);
}

/** How much a viewer's taste adds to or takes from a movie, in stars. */
function likingOf(viewer: Viewer, movie: MovieTraits, book: TraitBook, recipe: Recipe): number {
  const { spread, eraWidthYears } = recipe.taste;
  let liking = spread.movie * closeness(viewer.style, movie.style);
  let genres = 0;
  let genreSum = 0;
  for (const index of movie.traits) {
    const affinity = viewer.affinities[index] ?? 0;
    if (book.all[index]?.kind === 'genre') {
      genres++;
      genreSum += affinity;
    } else {
      liking += affinity;
    }
  }
  if (genres > 0) liking += genreSum / Math.sqrt(genres);
  if (movie.year !== null) {
    const distance = (movie.year - viewer.favouriteYear) / eraWidthYears;
    liking += spread.era * (Math.exp((-distance * distance) / 2) - 0.6);
  }
  return liking;
}

/**
 * Draws movies without repetition, with chances by fame and liking: each movie gets an exponentially distributed arrival time
 * whose rate is its weight, and the first ones are seen. Indexes of `movies`, in the order seen.
 */
function chooseSeen(
  viewer: Viewer,
  movies: readonly MovieTraits[],
  likings: readonly number[],
  recipe: Recipe,
  random: Random,
): number[] {
  const arrivals = movies.map((movie, index) => {
    const weight = movie.fame * Math.exp(recipe.exposure.taste * (likings[index] ?? 0));
    return { index, time: -Math.log(random.uniform()) / weight };
  });
  arrivals.sort((a, b) => a.time - b.time || a.index - b.index);
  return arrivals.slice(0, viewer.ratingCount).map((arrival) => arrival.index);
}

function rate(viewer: Viewer, movie: MovieTraits, liking: number, recipe: Recipe, random: Random): number {
  const { quality, noise } = recipe.scale;
  const felt = quality * movie.quality + liking + noise * random.normal();
  const stars = viewer.meanStars + viewer.stretch * felt;
  const halfStars = viewer.wholeStarsOnly ? Math.round(stars) * 2 : Math.round(stars * 2);
  const lowest = viewer.wholeStarsOnly ? 2 : 1;
  return Math.min(Math.max(halfStars, lowest), 10);
}

/** Rising times: sittings of some minutes, with days between them. */
function chooseTimes(count: number, recipe: Recipe, random: Random): number[] {
  const { firstDay, days, pauseDays, ratingsPerSitting } = recipe.time;
  const daySeconds = 86_400;
  let seconds = Date.parse(firstDay) / 1000 + Math.floor(random.uniform() * days * daySeconds);
  return Array.from({ length: count }, () => {
    seconds += 5 + Math.floor(random.uniform() * 40);
    if (random.uniform() < 1 / ratingsPerSitting) {
      seconds += Math.floor(-Math.log(random.uniform()) * pauseDays * daySeconds);
    }
    return seconds;
  });
}
