// The movies that a ranking chooses from: those that occur in train, with how often they were rated there.
import { countBy } from '../base/counts.ts';
import { idIndex } from '../base/id-index.ts';
import { ratersOf, type TrainingSet } from '../ratings/training-set.ts';

/** Arrays are by the movie's number in the model that is tested. */
export interface Candidates {
  /** Training ratings; a movie is a candidate if it has any. */
  readonly ratingCounts: Int32Array;
  /** How many movies have. */
  readonly movies: number;
  /** Users with a rating in train. */
  readonly users: number;
  /** Year of each movie that train describes, rated there or not; 0 where it is not known. */
  readonly years: Int32Array;
}

/** The movies that occur in `train`, numbered by `movieIds`. */
export function moviesInTrain(train: TrainingSet, movieIds: Int32Array): Candidates {
  const indexOf = idIndex(movieIds);
  const ratingCounts = new Int32Array(movieIds.length);
  const years = new Int32Array(movieIds.length);
  countBy(train.movies, train.movieIds.length).forEach((count, trainMovie) => {
    const movie = indexOf(train.movieIds[trainMovie] ?? -1);
    if (movie < 0) return;
    years[movie] = train.features[trainMovie]?.year ?? 0;
    ratingCounts[movie] = count;
  });
  const movies = ratingCounts.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  return { ratingCounts, movies, users: ratersOf(train).length, years };
}
