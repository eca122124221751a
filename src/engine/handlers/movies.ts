// Answers about movies: searching, one movie's page, similar ones, and a first rating round.
import type { Handlers } from '../../contract/calls.ts';
import type { SimilarMovie, Variation } from '../../contract/recommendations.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { similarityReasonsOf } from '../recommending/similar/similarity-reasons.ts';
import { variedOrder, variationPool, type MovieCharacter } from '../recommending/similar/variations.ts';
import { personalValues, searchScope } from '../session/search-scope.ts';
import type { SessionContext } from '../session/context.ts';

export function movieAnswers(context: SessionContext) {
  const { library, model } = context;
  return {
    'movies:search': async (search) => {
      const predictedStars = await model.predictedStars();
      const values = await personalValues(context, search.sort);
      const scope = searchScope(library, search);
      return library.requireCatalogue().search(search, { ...scope, predictedStars, personalValues: values });
    },
    'movies:names': ({ kind, query, limit }) => library.requireCatalogue().namesLike(kind, query, limit),
    'movies:facets': () => library.requireCatalogue().facets(),
    'movies:get': async ({ movieId }) => {
      const prediction = await model.prediction(movieId);
      return { ...library.requireCatalogue().details(movieId), ...prediction };
    },
    'movies:similar': ({ movieId, limit, variation }) => similarMovies(context, movieId, limit, variation),
  } satisfies Partial<Handlers<'engine'>>;
}

/** Most similar first, or those that differ in the wanted way. Throws `unknown-movie` and `no-model`. */
export async function similarMovies(
  { library, model }: SessionContext,
  movieId: number,
  limit: number,
  variation: Variation = 'closest',
): Promise<SimilarMovie[]> {
  const catalogue = library.requireCatalogue();
  const asked = characterOf(catalogue, movieId);
  const { recommender } = await model.require();
  const predictedStars = await model.predictedStars();
  const near = recommender.similar(movieId, variation === 'closest' ? limit : variationPool);
  const candidates = near.map((neighbour) => ({
    ...neighbour,
    character: characterOf(catalogue, neighbour.movieId),
  }));
  const chosen = variedOrder(variation, asked, candidates).slice(0, limit);
  const byMovieId = new Map(chosen.map((neighbour) => [neighbour.movieId, neighbour]));
  return catalogue.summaries([...byMovieId.keys()], predictedStars).flatMap((movie): SimilarMovie[] => {
    const neighbour = byMovieId.get(movie.movieId);
    if (neighbour === undefined) return [];
    const { similarity, parts, character } = neighbour;
    return [{ ...movie, similarity, likeness: similarityReasonsOf(parts, asked, character) }];
  });
}

/** Throws `unknown-movie`. */
function characterOf(catalogue: Catalogue, movieId: number): MovieCharacter {
  const { year, genres, directors, ratingCount, tags, genome } = catalogue.details(movieId);
  return {
    ...{ year, genres, directors, ratingCount },
    tags: [...tags.map(({ tag }) => tag), ...genome.map(({ tag }) => tag)],
  };
}
