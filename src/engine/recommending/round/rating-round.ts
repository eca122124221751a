// Which movies to ask a person about: known ones, whose answers say most about all the others. See docs/decisions/rating-round.md.
import { memoize } from '../../base/memoize.ts';
import { dotOfRows } from '../../base/rows.ts';
import { clamp, meanOf } from '../../base/statistics.ts';
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';
import type { KnownVectors } from './popular-movie-vectors.ts';

/** What is known of the person so far. */
export interface RoundEvidence {
  /** Movies with the person's stars. */
  readonly ratedIds: readonly number[];
  /** Movies that are not to be asked about besides: marked ones, and those that were shown and passed over. */
  readonly passedIds: readonly number[];
  /** Movies of groups that the person chose at the start; counts less with every rating. */
  readonly preferredIds: readonly number[];
  /** How well each movie fits the person (what lists are sorted by); null without a model or ratings. */
  readonly fit: ((movieId: number) => number | null) | null;
}

/** Number of best known movies that are grouped. */
export const knownMovieCount = 1000;
/** As many of them are ever asked about. */
const askedMovieCount = 600;
/** Variance of a rating around what taste explains, against that of taste where people disagree by one star. */
const noise = 1;
/** How likely a movie is to be seen, against the best known: the share of its ratings to this power. */
const knownPower = 0.3;
/** How much a good fit raises the odds that the person has seen a movie: a factor e^this per standard deviation. */
const fitPower = 0.7;
/** Initial bonus for movies in or next to a chosen group, and the number of ratings after which it has halved. */
const preferredGain = 2;
const preferredHalfRatings = 10;

/**
 * The next movies to ask about, best first; never one that is rated or passed. What the person thinks of the movies is
 * taken as a Gaussian process: two movies vary together by the cosine of their vectors, each as far as people disagree
 * about it (Rasmussen and Williams, "Gaussian Processes for Machine Learning", 2006, chapter 2). An answer about movie i
 * takes C_ij^2 / (C_ii + noise) off the variance of every other movie j. Summed over the movies that the person may have
 * seen, and times how likely that is for i, that is what asking is worth (A-optimal design). Each movie that is chosen
 * counts as answered for the next, so that they differ from one another.
 */
export function chooseRound(known: KnownVectors, evidence: RoundEvidence, limit: number): number[] {
  const movies = known.movies.slice(0, askedMovieCount);
  const places = new Map(movies.map(({ movieId }, place) => [movieId, place]));
  const placesOf = (movieIds: readonly number[]): number[] =>
    movieIds.flatMap((movieId) => places.get(movieId) ?? []);
  const covariance = priorCovariance(known).slice();
  const rated = placesOf(evidence.ratedIds);
  for (const place of rated) observe(covariance, place, movies.length);

  const preferred = preferences(known, movies.length, placesOf(evidence.preferredIds), rated.length);
  const seen = likelihoodsSeen(movies, evidence.fit).map(
    (likelihood, place) => likelihood * (preferred[place] ?? 1),
  );
  const closed = new Set(placesOf([...evidence.ratedIds, ...evidence.passedIds]));
  const chosen: number[] = [];
  while (chosen.length < limit) {
    const best = mostWorth(covariance, seen, closed);
    const movie = movies[best];
    if (movie === undefined) break;
    chosen.push(movie.movieId);
    closed.add(best);
    observe(covariance, best, movies.length);
  }
  return chosen;
}

/** Covariance of the movies before anything is known of a person; computed once for everybody. */
const priorCovariance = memoize((known: KnownVectors): Float32Array => {
  const count = Math.min(askedMovieCount, known.movies.length);
  const covariance = new Float32Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j <= i; j++) {
      const together = cosine(known, i, j) * deviationOf(known, i) * deviationOf(known, j);
      covariance[i * count + j] = together;
      covariance[j * count + i] = together;
    }
  }
  return covariance;
});

/** Conditions on an answer about the movie at `place`: C -= C_i C_i' / (C_ii + noise). */
function observe(covariance: Float32Array, place: number, count: number): void {
  const answer = covariance.slice(place * count, (place + 1) * count);
  const scale = 1 / ((answer[place] ?? 0) + noise);
  for (let i = 0; i < count; i++) {
    const factor = (answer[i] ?? 0) * scale;
    const start = i * count;
    for (let j = 0; j < count; j++) {
      covariance[start + j] = (covariance[start + j] ?? 0) - factor * (answer[j] ?? 0);
    }
  }
}

/** The position of the movie with the highest value, or -1 if none is left. */
function mostWorth(covariance: Float32Array, seen: readonly number[], closed: ReadonlySet<number>): number {
  const count = seen.length;
  let best = -1;
  let most = -Infinity;
  for (let i = 0; i < count; i++) {
    if (closed.has(i)) continue;
    const start = i * count;
    let narrowed = 0;
    for (let j = 0; j < count; j++) narrowed += (seen[j] ?? 0) * (covariance[start + j] ?? 0) ** 2;
    const worth = ((seen[i] ?? 0) * narrowed) / ((covariance[start + i] ?? 0) + noise);
    if (worth > most) [best, most] = [i, worth];
  }
  return best;
}

/** 0 to 1 for the best known, times what the fit adds. */
function likelihoodsSeen(movies: readonly KnownMovie[], fit: RoundEvidence['fit']): number[] {
  const most = movies[0]?.ratingCount ?? 1;
  const fits = movies.map(({ movieId }) => fit?.(movieId) ?? null);
  const given = fits.filter((value) => value !== null);
  const mean = meanOf(given);
  const variance = meanOf(given.map((value) => (value - mean) ** 2));
  return movies.map(({ ratingCount }, place) => {
    const value = fits[place] ?? null;
    const distance = value === null ? 0 : (value - mean) / Math.sqrt(variance + 1e-9);
    return (ratingCount / most) ** knownPower * Math.exp(fitPower * clamp(distance, -2, 2));
  });
}

/** Factors for the first `count` movies: highest within the chosen groups, less around them, 1 without any. */
function preferences(
  known: KnownVectors,
  count: number,
  preferred: readonly number[],
  ratings: number,
): Float64Array {
  const factors = new Float64Array(count).fill(1);
  const gain = preferredGain * 2 ** (-ratings / preferredHalfRatings);
  const within = new Set(preferred);
  if (within.size === 0) return factors;
  return factors.map((_, place) => {
    if (within.has(place)) return 1 + gain;
    let nearest = 0;
    for (const other of preferred) nearest = Math.max(nearest, cosine(known, place, other));
    return 1 + (gain * nearest ** 2) / 2;
  });
}

function deviationOf({ movies }: KnownVectors, place: number): number {
  return movies[place]?.deviation ?? 1;
}

function cosine({ vectors, width }: KnownVectors, one: number, other: number): number {
  return dotOfRows({ values: vectors, width }, one, other);
}
