// Answers how the lists of two runs differ for the active profile.
import type { Handlers } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { RunId } from '../../contract/ids.ts';
import { comparedPlaces, type ComparedLists, type RunPair } from '../../contract/run-comparison.ts';
import { readRecommender } from '../session/read-recommender.ts';
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
    const first = await wholeList(context, runIds[0], ratings, unwanted);
    const second = await wholeList(context, runIds[1], ratings, unwanted);
    return compared(context, ratings.length, first, second);
  } catch (error) {
    if (error instanceof MatineeError) return { status: 'unreadable', message: error.message };
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

/** Everything that the run's model would show, best first; a model that is not the active one is freed again. */
async function wholeList(
  { library, model }: SessionContext,
  runId: RunId,
  ratings: readonly PersonRating[],
  unwantedMovieIds: readonly number[],
): Promise<RankedMovie[]> {
  const rank = (recommender: Recommender): RankedMovie[] =>
    recommender.recommend(recommender.foldIn(ratings), {
      limit: recommender.movieVectors().movieIds.length,
      excludeMovieIds: unwantedMovieIds,
    });
  if (model.run()?.runId === runId) {
    const active = await model.load();
    if (active?.runId === runId) return rank(active.recommender);
  }
  const recommender = await readRecommender(library, runId);
  try {
    return rank(recommender);
  } finally {
    recommender.dispose();
  }
}
