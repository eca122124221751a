// Answers how the lists of two runs differ for the active profile.
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError, toErrorInfo } from '../../contract/errors.ts';
import { comparedPlaces, type ComparedLists, type RunPair } from '../../contract/run-comparison.ts';
import { withRunModel } from '../session/run-model.ts';
import { listChanges } from '../recommending/list-changes.ts';
import type { PersonRating } from '../recommending/person.ts';
import type { RankedMovie, Recommender } from '../recommending/recommender.ts';
import type { SessionContext } from '../session/context.ts';
import { findRun } from '../session/run-history.ts';

export function comparingAnswers(context: SessionContext) {
  return { 'runs:compare': ({ runIds }) => compareRuns(context, runIds) } satisfies Partial<
    Handlers<'engine'>
  >;
}

/** Throws `unknown-run`; what keeps two known runs from being compared is an answer. */
async function compareRuns(context: SessionContext, runIds: RunPair): Promise<ComparedLists> {
  const { library } = context;
  const fingerprint = library.fingerprint();
  const foreign = runIds.filter((runId) => findRun(context, runId).catalogue.fingerprint !== fingerprint);
  if (foreign.length > 0) return { status: 'other-library', runIds: foreign };
  const { profileId } = library.activeProfile();
  const ratings = library.diary.linkedRatings(profileId);
  if (ratings.length === 0) return { status: 'no-ratings' };
  const unwanted = library.diary.unwantedMovieIds(profileId);
  try {
    // One after the other, so that at most one model is loaded beside the active one.
    const list = (recommender: Recommender) => wholeList(recommender, ratings, { profileId, unwanted });
    const first = await withRunModel(context, runIds[0], list);
    const second = await withRunModel(context, runIds[1], list);
    return compared(context, ratings.length, first, second);
  } catch (error) {
    if (error instanceof MatineeError) return { status: 'unreadable', error: toErrorInfo(error) };
    throw error;
  }
}

function compared(
  { library }: SessionContext,
  ratingsUsed: number,
  first: readonly RankedMovie[],
  second: readonly RankedMovie[],
): ComparedLists {
  const changes = listChanges(first, second, comparedPlaces);
  const summaries = new Map(
    library
      .requireCatalogue()
      .summaries(changes.map(({ movieId }) => movieId))
      .map((movie) => [Number(movie.movieId), movie]),
  );
  const movies = changes.flatMap(({ movieId, places, stars }) => {
    const summary = summaries.get(movieId);
    return summary === undefined ? [] : [{ ...summary, places, stars }];
  });
  return { status: 'compared', ratingsUsed, movies };
}

/** Everything that a model would show the profile, best first. */
function wholeList(
  recommender: Recommender,
  ratings: readonly PersonRating[],
  { profileId, unwanted }: { profileId: number; unwanted: readonly number[] },
): RankedMovie[] {
  return recommender.recommend(recommender.foldIn(ratings, { kind: 'profile', profileId }), {
    limit: recommender.movieVectors().movieIds.length,
    excludeMovieIds: unwanted,
  });
}
