// A person as the recommender knows them: their ratings, and what the model makes of them.
import type { PersonEvidence } from '../model/kinds/served-model.ts';

/** A rating of the person's, in stars (0.5 to 5). */
export interface PersonRating {
  readonly movieId: number;
  readonly stars: number;
}

/** Made by the recommender's `foldIn`. */
export interface Person {
  /** All of the person's ratings, also of movies that the model does not know. */
  readonly ratings: readonly PersonRating[];
  /** What the model makes of the ratings that it can use. */
  readonly state: PersonEvidence;
}
