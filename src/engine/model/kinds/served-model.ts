// What every kind of model can be asked once it is ready to serve: the one path by which lists, stars, reasons and evaluation are made.

/** A rating of a movie (its index in the model), in stars. */
export interface IndexedRating {
  readonly movie: number;
  readonly stars: number;
}

/** A user whom training saw, and with which ratings: others that they have since are news to the model. */
export interface SeenUser {
  readonly userId: number;
  /** Whether training saw this rating of theirs. */
  saw(rating: IndexedRating): boolean;
}

/** What is known of a person in every kind of model; each kind keeps more beside it. */
export interface PersonEvidence {
  /** The ratings that the model knows the person by. */
  readonly history: readonly IndexedRating[];
  /** How many ratings that is. */
  readonly count: number;
  /** Sum over those ratings of the squared distance, in stars, from what was to be expected of them. */
  readonly squares: number;
}

/** Figures of people x movies, row-major; each is worked out when it is asked for. */
export interface Scores {
  /** What lists are ordered by; each kind of model says what it is. */
  readonly scores: Float32Array;
  /** The same without `starsWeight` x stars, which cost the most. */
  readonly scoresWithoutStars: Float32Array;
  /** Predicted stars, 0.5 to 5. */
  readonly stars: Float32Array;
}

/** How a rating of a person's differs from what the model expected of it. */
export interface TimedError {
  /** Seconds since 1970. */
  readonly ratedAt: number;
  /** e = r - r^, in stars. */
  readonly error: number;
}

/** The part of a prediction that depends on the moment: ratings of one session share it. */
export interface SessionBias {
  /** Whether it makes the predictions of these people's ratings better. */
  helps(people: readonly (readonly TimedError[])[]): boolean;
  /** Stars to add at a moment (seconds since 1970), by the person's errors around it. */
  at(errors: readonly TimedError[], seconds: number): number;
}

/**
 * A model ready to serve. A person that one model made is understood by that model alone. Methods are compared
 * loosely by the type checker, so that a model of any kind passes for one whose people are merely `PersonEvidence`.
 */
export interface ServedModel<Person extends PersonEvidence = PersonEvidence> {
  /** How much a star counts in a score; 0 where it does not. */
  readonly starsWeight: number;
  /** How its stars follow the moment of a rating; null if they don't. */
  readonly sessionBias: SessionBias | null;
  /**
   * The person that ratings describe, each of another movie; no training. `seen` is the user that training may have seen
   * with some of these ratings.
   */
  person(ratings: readonly IndexedRating[], seen: SeenUser | null): Person;
  /** For each rating of the person's history the person without it. */
  withoutEach(person: Person): Person[];
  /**
   * Stars of each rating in the person's history as they would be expected if it were not known: without it in the person,
   * and in its movie's bias where the model has one.
   */
  starsWithoutEach(person: Person): Float32Array;
  /** Scores of each person with each movie; null for all movies. */
  score(people: readonly Person[], movies: Int32Array | null): Scores;
  /** Stars for a movie that the model does not know. */
  starsOfUnknownMovie(person: Person): number;
  /** Frees the tensors. */
  dispose(): void;
}
