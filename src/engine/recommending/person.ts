// A person as the recommender knows them: their ratings, and what the model makes of them.
import type { PersonEvidence } from '../model/kinds/served-model.ts';

/** A rating of the person's, in stars (0.5 to 5). */
export interface PersonRating {
  readonly movieId: number;
  readonly stars: number;
}

/** Who somebody is, where training may have seen them: a user of the catalogue, or a profile of this computer. */
export type Who =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'user'; readonly userId: number }
  | { readonly kind: 'profile'; readonly profileId: number };

export const nobody: Who = { kind: 'nobody' };

/** Made by the recommender's `foldIn`. */
export interface Person {
  readonly who: Who;
  /** All of the person's ratings, also of movies that the model does not know. */
  readonly ratings: readonly PersonRating[];
  /** What the model makes of the ratings that it can use. */
  readonly state: PersonEvidence;
}
