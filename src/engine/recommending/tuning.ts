// The tuner: by how much each movie moves up or down for what a person turned.
import { isUntuned, type Tuning } from '../../contract/tuning.ts';
import { memoize } from '../base/memoize.ts';
import { sumOf } from '../base/statistics.ts';
import { mostRatedFirst } from '../ratings/popularity-groups.ts';
import type { Candidates } from './candidates.ts';
import type { ModelTraits } from './model-traits.ts';

/** The effect of a slider at its end, or of a chosen genre or tag, in standard deviations of the list's scores. */
const worth = { novelty: 0.9, distance: 1.2, genre: 1.5, tag: 1.5 };

/**
 * At the slider's end towards less popular movies the head is left out: the most rated movies, which have half of all
 * ratings. Before that in proportion, and at least so many times the slider's value, or that part of half of the movies.
 */
const leftOut = { shareOfRatings: 0.5, least: 125, shareOfMovies: 0.5 };

/** Counts below this are treated alike; otherwise unrated movies would come before little-rated ones. */
const hardlyKnown = 5;

/**
 * In standard deviations of whatever a list is sorted by; -Infinity for a movie of another year than asked for, and for
 * the most rated where less popular ones are. Null
 * if only diversity was set: then every list is exactly the model's. Each slider counts by how far a movie
 * is from the mean of the candidates on that scale, in standard deviations: log(1 + ratings) for popularity,
 * the nearness to the person's usual for distance.
 */
export function tuningShifts(
  tuning: Tuning,
  traits: ModelTraits,
  nearness: () => Float32Array,
  candidates: Candidates,
): Float32Array | null {
  if (isUntuned({ ...tuning, diversity: 0 })) return null;
  const shifts = new Float32Array(traits.years.length);
  function add(weight: number, values: ArrayLike<number>): void {
    for (let movie = 0; movie < shifts.length; movie++) {
      shifts[movie] = (shifts[movie] ?? 0) + weight * (values[movie] ?? 0);
    }
  }
  if (tuning.novelty !== 0) {
    add(-worth.novelty * tuning.novelty, standardised(fameOf(traits.ratingCounts), candidates));
    leaveOutMostRated(shifts, traits.ratingCounts, tuning.novelty);
  }
  if (tuning.distance !== 0) {
    add(-worth.distance * tuning.distance, standardised(nearness(), candidates));
  }
  for (const { genre, has } of traits.genres) {
    const leaning = tuning.genres[genre];
    if (leaning !== undefined) add(worth.genre * leaning, has);
  }
  for (const [tag, leaning] of Object.entries(tuning.tags)) add(worth.tag * leaning, traits.tag(tag));
  keepYears(shifts, traits.years, tuning);
  return shifts;
}

const fameOf = memoize((ratingCounts: Int32Array) =>
  Float32Array.from(ratingCounts, (count) => Math.log1p(Math.max(hardlyKnown, count))),
);

/** Sorting all movies takes longer than the rest of a turn. */
const byRatings = memoize(mostRatedFirst);

function leaveOutMostRated(shifts: Float32Array, ratingCounts: Int32Array, novelty: number): void {
  if (novelty <= 0) return;
  const movies = byRatings(ratingCounts);
  const fewest = Math.floor(novelty * Math.min(leftOut.least, leftOut.shareOfMovies * movies.length));
  let left = leftOut.shareOfRatings * novelty * sumOf(ratingCounts);
  for (const [k, movie] of movies.entries()) {
    left -= ratingCounts[movie] ?? 0;
    if (left < 0 && k >= fewest) return;
    shifts[movie] = -Infinity;
  }
}

function keepYears(shifts: Float32Array, years: Float64Array, { yearFrom, yearTo }: Tuning): void {
  if (yearFrom === null && yearTo === null) return;
  years.forEach((year, movie) => {
    const isWithin = year >= (yearFrom ?? -Infinity) && year <= (yearTo ?? Infinity);
    if (!isWithin) shifts[movie] = -Infinity;
  });
}

/** Standardised values: minus the candidates' mean, divided by their standard deviation; zeros if all are equal. */
function standardised(values: Float32Array, candidates: Candidates): Float32Array {
  const { mean, deviation } = candidates.spread(values);
  return values.map((value) => (deviation === 0 ? 0 : (value - mean) / deviation));
}
