// Answers for one person: what to watch, what stars a movie would get, which movies are alike, and why.
import type { TrainedModel } from '../model/trained-model.ts';

/** A rating of the person's, in stars (0.5 to 5). */
export interface PersonRating {
  readonly movieId: number;
  readonly stars: number;
}

/** A person as the model sees them; made by `foldIn`. */
export interface Person {
  readonly ratings: readonly PersonRating[];
}

export interface RankedMovie {
  readonly movieId: number;
  /** Retrieval logit + 1.0 x predicted stars; the list is sorted by it. */
  readonly score: number;
  readonly predictedStars: number;
}

export interface NeighbourMovie {
  readonly movieId: number;
  /** -1 to 1. */
  readonly similarity: number;
}

export interface RatingContribution {
  readonly movieId: number;
  readonly stars: number;
  /** How much the recommended movie's score falls without this rating. */
  readonly contribution: number;
}

export interface Recommender {
  /**
   * The person that these ratings tell of; no training. Ratings of movies that the model does not know are left out.
   * `userId` names the user of the catalogue whose ratings these are, so that their part in the movies' own biases
   * is taken out.
   */
  foldIn(ratings: readonly PersonRating[], options?: { userId?: number | undefined }): Person;
  /** Best first; never what the person rated, never an excluded movie. */
  recommend(
    person: Person,
    options: { limit: number; excludeMovieIds?: Iterable<number> | undefined },
  ): RankedMovie[];
  /** Stars (0.5 to 5), or null for a movie that the model does not know. */
  predictStars(person: Person, movieId: number): number | null;
  /** Stars of every movie that the model knows, by movie id. */
  predictAll(person: Person): ReadonlyMap<number, number>;
  /** Most similar first; empty for a movie that the model does not know. */
  similar(movieId: number, limit: number): NeighbourMovie[];
  /** For each movie at most three of the person's ratings that speak for it, strongest first. */
  reasons(person: Person, movieIds: readonly number[]): Map<number, RatingContribution[]>;
  /** Frees the tensors; the recommender can't be used afterwards. */
  dispose(): void;
}

/** Makes a model ready to serve. */
export function createRecommender(_model: TrainedModel): Recommender {
  throw new Error('The recommender follows with the scorer.');
}
