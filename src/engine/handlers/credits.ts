// Answers about who made the movies.
import type { Handlers } from '../../contract/calls.ts';
import type { SessionContext } from '../session/context.ts';

export function creditsAnswers({ library, model }: SessionContext) {
  return {
    'credits:movie': ({ movieId }) => library.requireCatalogue().creditsOf(movieId),
    'credits:artist': async ({ artistId }) => {
      const catalogue = library.requireCatalogue();
      const predictedStars = await model.predictedStars();
      const { works, ...artist } = catalogue.artist(artistId);
      const movies = catalogue.summaries(
        works.map(({ movieId }) => movieId),
        predictedStars,
      );
      const byMovie = new Map(works.map((work) => [work.movieId, work]));
      return {
        ...artist,
        works: movies.flatMap((movie) => {
          const work = byMovie.get(movie.movieId);
          return work === undefined ? [] : [{ movie, kinds: work.kinds, role: work.role }];
        }),
      };
    },
    'credits:search': ({ query, limit }) => library.requireCatalogue().searchArtists(query, limit),
  } satisfies Partial<Handlers<'engine'>>;
}
