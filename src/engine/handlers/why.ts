// The answer to why a movie is recommended.
import type { CallOutput, ParsedInput } from '../../contract/calls.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import { explain } from '../recommending/why.ts';
import type { SessionContext } from '../session/context.ts';

/** Throws `unknown-movie` and `no-model`. */
export async function whyMovie(
  { library, model }: SessionContext,
  { movieId, places }: ParsedInput<'recommendations:why'>,
): Promise<CallOutput<'recommendations:why'>> {
  const catalogue = library.requireCatalogue();
  const { title, year } = catalogue.identity(movieId);
  const { runId, ownStars, standing, effects } = await model.using(async ({ recommender, runId: usedId }) => {
    const { profileId } = library.activeProfile();
    const ratings = library.diary.linkedRatings(profileId);
    const view = await model.viewOf(ratings, profileId);
    const person =
      view?.recommender === recommender
        ? view.person
        : recommender.foldIn(ratings, { kind: 'profile', profileId });
    return { runId: usedId, ...(await explain(recommender, person, movieId, places)) };
  });
  const rated = new Map<number, MovieSummary>(
    catalogue.summaries(effects.map((effect) => effect.movieId)).map((movie) => [movie.movieId, movie]),
  );
  return {
    movieId,
    title,
    year,
    runId,
    ownStars,
    standing,
    effects: effects.flatMap((effect) => {
      const movie = rated.get(effect.movieId);
      return movie === undefined
        ? []
        : [{ ...effect, movieId: movie.movieId, title: movie.title, year: movie.year }];
    }),
  };
}
