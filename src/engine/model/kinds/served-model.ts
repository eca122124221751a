// What every kind of model can be asked once it is ready to serve: the one path by which lists, stars, reasons and evaluation are made.

/** A rating of a movie (its index in the model), in stars. */
export interface IndexedRating {
  readonly movie: number;
  readonly stars: number;
}

/** What is known of a person in every kind of model; each kind keeps more beside it. */
export interface PersonEvidence {
  /** The ratings that the person is told by. */
  readonly history: readonly IndexedRating[];
  /** How many ratings that is. */
  readonly count: number;
  /** Sum over those ratings of the squared distance, in stars, from what was to be expected of them. */
  readonly squares: number;
}

/** Figures of people x movies, row-major. */
export interface Scores {
  /** What lists are ordered by; each kind of model says what it is. */
  readonly scores: Float32Array;
  /** Predicted stars, 0.5 to 5. */
  readonly stars: Float32Array;
}

/**
 * A model ready to serve. A person that one model made is understood by that model alone. Methods are compared
 * loosely by the type checker, so that a model of any kind passes for one whose people are merely `PersonEvidence`.
 */
export interface ServedModel<Person extends PersonEvidence = PersonEvidence> {
  /** Whether its stars are to be told for a moment, by way of moment-shift.ts. */
  readonly followsMoments: boolean;
  /**
   * The person that ratings tell of, each of another movie; no training. `userId` names the user that training may
   * have seen with these ratings.
   */
  person(ratings: readonly IndexedRating[], userId: number | null): Person;
  /** For each rating of the person's history the person without it. */
  withoutEach(person: Person): Person[];
  /** Scores of each person with each movie; null for all movies. */
  score(people: readonly Person[], movies: Int32Array | null): Scores;
  /** Stars for a movie that the model does not know. */
  starsOfUnknownMovie(person: Person): number;
  /** Frees the tensors. */
  dispose(): void;
}
