// Where a model's two answers disagree: high in the list with stars below the person's mean, and high stars far down the list.
import { meanOf } from '../base/statistics.ts';
import { topList } from '../base/top-k.ts';
import { candidatesAmong } from './candidates.ts';
import type { Person } from './person.ts';
import type { Recommender } from './recommender.ts';

/** Movies shown of each kind, at most. */
const shown = 8;
/** Of movies with fewer ratings the model knows too little to disagree with itself. */
const leastRatings = 5;
/** Shares of the candidates: so far up the list, so high in stars, and no longer far up. */
const share = { topPlaces: 0.02, topStars: 0.05, lowPlaces: 0.1 };
const leastTopPlaces = 50;
/** How far below the person's own mean the stars of a movie far up have to be. */
const belowMean = 0.1;

/** Movies are identified by their positions in `everyMovie`; of a person with ratings that the model can use. */
export function disagreementsOf(
  recommender: Recommender,
  person: Person,
  options: { ratingCounts: ArrayLike<number>; unwantedMovieIds: ReadonlySet<number> },
): { yourMeanStars: number; rankedHigh: Int32Array; starredHigh: Int32Array } {
  const { movieIds, stars } = recommender.everyMovie(person);
  const { placeOf, count } = recommender.ranks(person);
  const yourMeanStars = meanOf(recommender.usedRatings(person).map((rating) => rating.stars));
  const rated = new Set(person.state.history.map(({ movie }) => movie));
  const candidates = candidatesAmong(
    movieIds.length,
    (movie) => !rated.has(movie) && !options.unwantedMovieIds.has(movieIds[movie] ?? 0),
  );
  const isKnown = (movie: number): boolean =>
    candidates.has(movie) && (options.ratingCounts[movie] ?? 0) >= leastRatings;
  const starsOf = (movie: number): number => stars[movie] ?? 0;
  const best = (key: Float32Array, isAllowed: (movie: number) => boolean): Int32Array =>
    topList(key, {
      ...{ from: 0, to: key.length, limit: shown },
      isAllowed: (movie) => isKnown(movie) && isAllowed(movie),
    });

  const topPlaces = Math.max(leastTopPlaces, share.topPlaces * count);
  const lowPlaces = Math.max(topPlaces, share.lowPlaces * count);
  const highStars = candidates.upperBound(stars, share.topStars);
  return {
    yourMeanStars,
    rankedHigh: best(
      stars.map((predicted) => -predicted),
      (movie) => placeOf(movie) <= topPlaces && starsOf(movie) <= yourMeanStars - belowMean,
    ),
    starredHigh: best(stars, (movie) => placeOf(movie) > lowPlaces && starsOf(movie) >= highStars),
  };
}
