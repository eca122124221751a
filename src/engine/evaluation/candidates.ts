// The movies that a ranking chooses from: those that occur in train, with how often they were rated there.
import { countBy } from '../base/counts.ts';
import { indexById, ratersOf, type TrainingSet } from '../ratings/training-set.ts';

export interface Candidates {
  /** Training ratings of each movie that has any, by the movie's number in the model that is tested. */
  readonly ratingCounts: ReadonlyMap<number, number>;
  /** Users with a rating in train. */
  readonly users: number;
  /** Year of each movie that train describes, rated there or not; null where it is not known. */
  readonly years: ReadonlyMap<number, number | null>;
}

/** The movies that occur in `train`, numbered by `movieIds`. */
export function moviesInTrain(train: TrainingSet, movieIds: Int32Array): Candidates {
  const index = indexById(movieIds);
  const countByTrainMovie = countBy(train.movies, train.movieIds.length);
  const ratingCounts = new Map<number, number>();
  const years = new Map<number, number | null>();
  countByTrainMovie.forEach((count, trainMovie) => {
    const movie = index.get(train.movieIds[trainMovie] ?? -1);
    if (movie === undefined) return;
    years.set(movie, train.features[trainMovie]?.year ?? null);
    if (count > 0) ratingCounts.set(movie, count);
  });
  return { ratingCounts, users: ratersOf(train).length, years };
}
