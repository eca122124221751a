// Answers about a person's years in movies.
import type { Handlers } from '../../contract/calls.ts';
import type { SeenMovie } from '../../contract/review-calls.ts';
import type { Viewing } from '../../contract/viewings.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { SessionContext } from '../session/context.ts';
import { moviesOfPart, reviewViewings, type MovieFacts, type Seen } from '../taste/viewing-review.ts';

/** Whoever is named further down is no star of the movie. */
const mostCast = 8;
const mostDirectors = 4;

export function reviewAnswers({ library, model }: SessionContext) {
  const viewings = (): Viewing[] => library.diary.viewings(library.activeProfile().profileId);

  /** Movies that the catalogue does not hold are left out. */
  async function toSeen(seen: readonly Seen[]): Promise<SeenMovie[]> {
    const predictedStars = await model.predictedStars();
    const byMovie = new Map(seen.map((each) => [each.movieId, each]));
    return library
      .requireCatalogue()
      .summaries([...byMovie.keys()], predictedStars)
      .flatMap((movie) => {
        const { watchedAtMs, times } = byMovie.get(movie.movieId) ?? {};
        return watchedAtMs === undefined || times === undefined ? [] : [{ movie, watchedAtMs, times }];
      });
  }
  const toOne = async (seen: Seen | null): Promise<SeenMovie | null> =>
    (await toSeen(seen === null ? [] : [seen]))[0] ?? null;

  return {
    'review:overview': async ({ year }) => {
      const all = viewings();
      const figures = reviewViewings(all, year, factsOf(library.requireCatalogue(), all));
      const { first, last, mostSeen } = figures;
      return {
        ...figures,
        first: await toOne(first),
        last: await toOne(last),
        mostSeen: await toSeen(mostSeen),
      };
    },
    'review:movies': ({ year, part }) => {
      const all = viewings();
      return toSeen(moviesOfPart(all, year, part, factsOf(library.requireCatalogue(), all)));
    },
  } satisfies Partial<Handlers<'engine'>>;
}

function factsOf(catalogue: Catalogue, viewings: readonly Viewing[]): MovieFacts {
  const movieIds = [...new Set(viewings.flatMap(({ movieId }) => movieId ?? []))];
  return {
    runtimeMinutes: catalogue.runtimes(movieIds),
    genres: new Map(catalogue.summaries(movieIds).map(({ movieId, genres }) => [movieId, genres])),
    directors: catalogue.artistsOf(movieIds, 'director', mostDirectors),
    cast: catalogue.artistsOf(movieIds, 'cast', mostCast),
    countries: catalogue.countriesOf(movieIds),
  };
}
