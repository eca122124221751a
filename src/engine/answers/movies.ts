// Answers about movies: searching, one movie's page, similar ones, and a first rating round.
import type { Handlers } from '../../contract/calls.ts';
import type { SimilarMovie } from '../../contract/recommendations.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { AnswerContext } from './context.ts';

type MovieCalls = 'movies:search' | 'movies:facets' | 'movies:get' | 'movies:similar';

export function movieAnswers(context: AnswerContext): Pick<Handlers<'engine'>, MovieCalls> {
  const { library, model } = context;
  return {
    'movies:search': async (search) => {
      const predictedStars = await model.predictedStars();
      const excludeMovieIds = search.unratedOnly ? ratedMovieIds(library) : [];
      return library.requireCatalogue().search(search, { predictedStars, excludeMovieIds });
    },
    'movies:facets': () => library.requireCatalogue().facets(),
    'movies:get': async ({ movieId }) => {
      const prediction = await model.prediction(movieId);
      return { ...library.requireCatalogue().details(movieId), ...prediction };
    },
    'movies:similar': ({ movieId, limit }) => similarMovies(context, movieId, limit),
  };
}

/** Movies that the active profile has rated and this catalogue holds. */
export function ratedMovieIds(library: OpenLibrary): number[] {
  const { profileId } = library.activeProfile();
  return library.diary.linkedRatings(profileId).map(({ movieId }) => movieId);
}

/** Most similar first. Throws `unknown-movie` and `no-model`. */
export async function similarMovies(
  { library, model }: AnswerContext,
  movieId: number,
  limit: number,
): Promise<SimilarMovie[]> {
  library.requireCatalogue().identity(movieId);
  const { recommender } = await model.require();
  const predictedStars = await model.predictedStars();
  const neighbours = recommender.similar(movieId, limit);
  const similarities = new Map(neighbours.map((neighbour) => [neighbour.movieId, neighbour.similarity]));
  return library
    .requireCatalogue()
    .summaries([...similarities.keys()], predictedStars)
    .map((movie) => ({ ...movie, similarity: similarities.get(movie.movieId) ?? 0 }));
}
