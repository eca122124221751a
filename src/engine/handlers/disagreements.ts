// Answers where the two answers of the active model disagree for the active profile.
import type { Handlers } from '../../contract/calls.ts';
import type { Disagreement, Disagreements } from '../../contract/disagreements.ts';
import { disagreementsOf } from '../recommending/disagreements.ts';
import { modelTraits } from '../recommending/model-traits.ts';
import type { SessionContext } from '../session/context.ts';

export function disagreementAnswers(context: SessionContext) {
  return { 'runs:disagreements': () => disagreements(context) } satisfies Partial<Handlers<'engine'>>;
}

/** Null without a model or a rating that it can use. Throws `no-library`, and what loading the model throws. */
async function disagreements({ library, model }: SessionContext): Promise<Disagreements | null> {
  const { diary } = library;
  const { profileId } = diary.activeProfile();
  const catalogue = library.requireCatalogue();
  const view = await model.viewOf(diary.linkedRatings(profileId), profileId);
  if (view === null || view.recommender.usedRatings(view.person).length === 0) return null;
  const { person, recommender, predictedStars } = view;
  const { movieIds } = recommender.everyMovie(person);
  const ranks = recommender.ranks(person);
  const { yourMeanStars, rankedHigh, starredHigh } = disagreementsOf(recommender, person, {
    ratingCounts: modelTraits(catalogue, movieIds).ratingCounts,
    unwantedMovieIds: new Set(diary.unwantedMovieIds(profileId)),
  });
  const placeOf = new Map(
    [...rankedHigh, ...starredHigh].map((movie) => [movieIds[movie] ?? 0, ranks.placeOf(movie)]),
  );
  const listed = (movies: Int32Array): Disagreement[] =>
    catalogue
      .summaries(
        Array.from(movies, (movie) => movieIds[movie] ?? 0),
        predictedStars,
      )
      .map((movie) => ({ ...movie, place: placeOf.get(movie.movieId) ?? ranks.count }));
  return { of: ranks.count, yourMeanStars, rankedHigh: listed(rankedHigh), starredHigh: listed(starredHigh) };
}
