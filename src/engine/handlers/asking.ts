// Answers questions in plain words.
import type { AskedAnswer, AskedMovie } from '../../contract/asking.ts';
import type { Handlers, ParsedInput } from '../../contract/calls.ts';
import { MatineeError } from '../../contract/errors.ts';
import { askMovies } from '../asking/ask-movies.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { variationPool } from '../recommending/similar/variations.ts';
import type { Recommender } from '../recommending/recommender.ts';
import type { SessionContext } from '../session/context.ts';
import { personalValues, searchScope } from '../session/search-scope.ts';
import { similarMovies } from './movies.ts';

export function askingAnswers(context: SessionContext) {
  return {
    'movies:ask': (search): Promise<AskedAnswer> => answerFromCurrent(context, search),
  } satisfies Partial<Handlers<'engine'>>;
}

type Asked = ParsedInput<'movies:ask'>;

/** Again where an import replaced the catalogue meanwhile: the old one is closed. */
async function answerFromCurrent(context: SessionContext, search: Asked): Promise<AskedAnswer> {
  const catalogue = context.library.requireCatalogue();
  try {
    return await answerFrom(catalogue, context, search);
  } catch (error) {
    if (context.library.requireCatalogue() === catalogue) throw error;
    return answerFromCurrent(context, search);
  }
}

async function answerFrom(
  catalogue: Catalogue,
  context: SessionContext,
  search: Asked,
): Promise<AskedAnswer> {
  const predictedStars = await context.model.predictedStars();
  const recommender = await readableRecommender(context);
  const { movies, ...understood } = await askMovies(search.query, catalogue, {
    predictedStars,
    vectors: recommender?.movieVectors() ?? null,
    similar: async (movieId, variation) =>
      recommender === null ? null : byRank(await similarMovies(context, movieId, variationPool, variation)),
    isCandidate: candidatesFor(context, search),
  });
  const ids = movies.map(({ movieId }) => movieId);
  const { offset, limit } = search;
  const shown =
    search.sort === 'relevance'
      ? catalogue.summaries(ids.slice(offset, offset + limit), predictedStars)
      : catalogue.search(
          { ...search, query: '' },
          {
            predictedStars,
            amongMovieIds: new Set(ids),
            personalValues: await personalValues(context, search.sort),
          },
        ).movies;
  const byId = new Map(movies.map((movie) => [movie.movieId, movie]));
  const asked = shown.map((movie): AskedMovie => {
    const { fit = 0, fitsBy = [], unknown = [] } = byId.get(movie.movieId) ?? {};
    return { ...movie, fit, fitsBy: [...fitsBy], unknown: [...unknown] };
  });
  return { ...understood, total: ids.length, movies: asked };
}

/** Null without a model, and where its files can't be read: questions can do without. */
async function readableRecommender({ model }: SessionContext): Promise<Recommender | null> {
  try {
    return (await model.load())?.recommender ?? null;
  } catch (error) {
    if (error instanceof MatineeError) return null;
    throw error;
  }
}

function candidatesFor({ library }: SessionContext, search: Asked): (movieId: number) => boolean {
  const fitting = library
    .requireCatalogue()
    .fittingMovieIds({ ...search, query: '' }, searchScope(library, search));
  const candidates = new Set(fitting);
  return (movieId) => candidates.has(movieId);
}

/** From 1 for the most similar downwards: how far similarities are apart differs between kinds of models. */
function byRank(movies: readonly { movieId: number }[]): ReadonlyMap<number, number> {
  return new Map(movies.map(({ movieId }, place) => [movieId, 1 - (0.8 * place) / movies.length]));
}
