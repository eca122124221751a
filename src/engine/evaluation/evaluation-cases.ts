// The test of a model user by user: what is known of each, and what is held out.
import { toStars } from '../../contract/stars.ts';
import { indexById, type TrainingSet } from '../ratings/training-set.ts';
import { moviesInTrain } from './candidates.ts';

/** A movie is relevant if the user gave it this many stars. */
const relevantStars = 4;

/** A rating and, where that is known, when it was given, in seconds since 1970. */
interface CaseRating<Movie> {
  readonly movie: Movie;
  readonly stars: number;
  readonly ratedAt: number | null;
}

/** A user with held-out ratings. Movies are numbered as in the model that is tested. */
export interface TestCase {
  readonly userId: number;
  /** The user's ratings that the model may look at. */
  readonly history: readonly CaseRating<number>[];
  /** Movies of the history: never ranked. */
  readonly seen: ReadonlySet<number>;
  /** The held-out ratings; `movie` is null if the model does not know the movie. */
  readonly ratings: readonly CaseRating<number | null>[];
  /** Held-out movies with 4 stars or more that occur in train. */
  readonly relevant: ReadonlySet<number>;
}

export interface CaseOptions {
  /** Ids by the movie's number in the model that is tested (by default as in `train`). */
  readonly movieIds?: Int32Array | undefined;
  /** Where the test's users' histories are, if not in `train`: users that training never saw. */
  readonly known?: TrainingSet | undefined;
}

/** One case for each user with a rating in `test`. */
export function testCases(train: TrainingSet, test: TrainingSet, options: CaseOptions = {}): TestCase[] {
  const { movieIds = train.movieIds, known = train } = options;
  const movieIndex = indexById(movieIds);
  const knownUser = indexById(known.userIds);
  const { ratingCounts } = moviesInTrain(train, movieIds);

  function ratingsOf(set: TrainingSet, user: number): CaseRating<number | null>[] {
    const ratings = [];
    for (let r = set.userStarts[user] ?? 0; r < (set.userStarts[user + 1] ?? 0); r++) {
      const movie = movieIndex.get(set.movieIds[set.movies[r] ?? -1] ?? -1) ?? null;
      ratings.push({ movie, stars: toStars(set.halfStars[r] ?? 0), ratedAt: set.timestamps?.[r] ?? null });
    }
    return ratings;
  }

  const cases: TestCase[] = [];
  test.userIds.forEach((userId, user) => {
    const ratings = ratingsOf(test, user);
    if (ratings.length === 0) return;
    const inKnown = knownUser.get(userId);
    const history = (inKnown === undefined ? [] : ratingsOf(known, inKnown)).flatMap((rating) =>
      rating.movie === null ? [] : [{ ...rating, movie: rating.movie }],
    );
    const relevant = ratings.flatMap(({ movie, stars }) =>
      movie !== null && stars >= relevantStars && ratingCounts.has(movie) ? [movie] : [],
    );
    cases.push({
      userId,
      history,
      seen: new Set(history.map(({ movie }) => movie)),
      ratings,
      relevant: new Set(relevant),
    });
  });
  return cases;
}
