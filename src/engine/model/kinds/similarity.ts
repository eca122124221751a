// Which movies are similar, as a model of any kind answers it.

/** What a similarity is the sum of. */
export interface SimilarityParts {
  /** From the learned vectors: how far the same people watch both. */
  readonly people: number;
  /** From the genres that both have. */
  readonly genres: number;
  /** From going together beyond what all other movies explain. */
  readonly pair: number;
}

export interface NearMovie {
  /** Its index in the model. */
  readonly movie: number;
  /** -1 to 1. */
  readonly similarity: number;
  readonly parts: SimilarityParts;
}

export interface SimilarityIndex {
  /** Movies most similar to one of them (its index in the model), best first. */
  nearest(movie: number, limit: number): NearMovie[];
}

/** Ratings n at which what is learned of a movie is trusted half: the k of n / (n + k). */
export const halfTrustRatings = 10;
