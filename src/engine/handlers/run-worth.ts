// Answers what a run is worth to the active profile.
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError, toErrorInfo } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import { fewestForWorth, worthPlaces, type RunWorth } from '../../contract/run-worth.ts';
import type { PersonRating } from '../recommending/person.ts';
import type { Recommender } from '../recommending/recommender.ts';
import { compareErrors, errorOf, simpleStars, type MovieMean } from '../evaluation/person-errors.ts';
import { overAll } from '../evaluation/metrics/user-figure.ts';
import type { SessionContext } from '../session/context.ts';
import { findRun } from '../session/run-history.ts';
import { withRunModel } from '../session/run-model.ts';

export function worthAnswers(context: SessionContext) {
  return { 'runs:worth': ({ runId }) => worthOf(context, runId) } satisfies Partial<Handlers<'engine'>>;
}

/** Throws `unknown-run`; what keeps a known run from being measured is an answer. */
async function worthOf(context: SessionContext, runId: RunId): Promise<RunWorth> {
  const { library } = context;
  const run = findRun(context, runId);
  const fingerprint = library.fingerprint();
  if (run.catalogue.fingerprint !== fingerprint) return { status: 'other-library' };
  const { profileId } = library.activeProfile();
  const ratings = library.diary.linkedRatings(profileId);
  if (ratings.length < fewestForWorth) return { status: 'too-few', ratings: ratings.length };
  const unwanted = library.diary.unwantedMovieIds(profileId);
  // Newest first.
  const earlier = library.diary
    .runs()
    .find(
      ({ createdAtMs, catalogue }) => createdAtMs < run.createdAtMs && catalogue.fingerprint === fingerprint,
    );
  try {
    // One after the other, so that at most one model is loaded beside the active one.
    const own = await withRunModel(context, runId, (model) => answersOf(model, profileId, ratings, unwanted));
    const before =
      earlier === undefined
        ? null
        : await answersOrNone(context, earlier.runId, profileId, ratings, unwanted);
    const { mean, bias } = simplyGuessed(context, own.ratings);
    const error = errorOf(own.ratings, own.stars);
    return {
      status: 'measured',
      ratings: own.ratings.length,
      trainedOn: ratings.length - own.unseen,
      rmse: overAll(error),
      mean: compareErrors(error, errorOf(own.ratings, mean)),
      bias: compareErrors(error, errorOf(own.ratings, bias)),
      before:
        before === null || earlier === undefined
          ? null
          : {
              runId: earlier.runId,
              error: compareErrors(error, errorOf(own.ratings, before.stars)),
              newMovies: own.list.filter((movieId) => !before.list.includes(movieId)).length,
            },
    };
  } catch (error) {
    if (error instanceof MatineeError) return { status: 'unreadable', error: toErrorInfo(error) };
    throw error;
  }
}

/** What a model says of a profile: their ratings, each guessed without it, and the first places of their list. */
function answersOf(
  recommender: Recommender,
  profileId: number,
  given: readonly PersonRating[],
  unwanted: readonly number[],
) {
  const person = recommender.foldIn(given, { kind: 'profile', profileId });
  return {
    ratings: recommender.usedRatings(person),
    stars: recommender.starsWithoutEach(person),
    unseen: recommender.unseenRatings(given, profileId),
    list: recommender
      .recommend(person, { limit: worthPlaces, excludeMovieIds: unwanted })
      .map(({ movieId }) => movieId),
  };
}

/** Null where that model's files are gone: the run itself can be measured all the same. */
async function answersOrNone(
  context: SessionContext,
  runId: RunId,
  ...of: [number, readonly PersonRating[], readonly number[]]
): Promise<ReturnType<typeof answersOf> | null> {
  try {
    return await withRunModel(context, runId, (model) => answersOf(model, ...of));
  } catch (error) {
    if (error instanceof MatineeError) return null;
    throw error;
  }
}

/** What the catalogue's means and biases make of each rating without knowing it. */
function simplyGuessed({ library }: SessionContext, ratings: readonly PersonRating[]) {
  const catalogue = library.requireCatalogue();
  const movies = new Map<number, MovieMean>(
    catalogue.summaries(ratings.map(({ movieId }) => movieId)).map((movie) => [movie.movieId, movie]),
  );
  const unknown: MovieMean = { ratingCount: 0, meanStars: null };
  return simpleStars(ratings, (movieId) => movies.get(movieId) ?? unknown, catalogue.info().meanStars);
}
