// Which movies a search may find by what the person did, and by tags and directors; and what their own orders go by.
import type { NumberById } from '../base/numbers.ts';
import type { MovieSearch } from '../../contract/movies.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { SearchContext } from '../library/catalogue/movie-search.ts';
import { foldText } from '../library/catalogue/titles.ts';
import { moviesOfSet } from './candidate-set.ts';
import type { SessionContext } from './context.ts';
import type { OpenLibrary } from './library-session.ts';

type Scope = Pick<SearchContext, 'excludeMovieIds' | 'amongMovieIds'>;

/** The highest value of a personal order, see `SearchContext`. */
const highest = 8;

/** Throws `unknown-list`. */
export function searchScope(library: OpenLibrary, search: MovieSearch): Scope {
  const { profileId } = library.activeProfile();
  const catalogue = library.requireCatalogue();
  const rated = library.diary.linkedRatings(profileId).map(({ movieId }) => movieId);
  const sets = [
    moviesOfSet(library, profileId, search.from),
    search.rated === 'rated' ? new Set(rated) : null,
    ...search.tags.map((tag) => taggedMovies(catalogue, tag)),
    ...search.directors.map((name) => moviesBy(catalogue, name)),
  ].filter((set) => set !== null);
  const [first, ...others] = sets;
  return {
    excludeMovieIds: search.rated === 'unrated' ? rated : [],
    amongMovieIds:
      first === undefined ? null : new Set([...first].filter((id) => others.every((set) => set.has(id)))),
  };
}

function taggedMovies(catalogue: Catalogue, tag: string): ReadonlySet<number> {
  const { movieIds } = catalogue.columns();
  const rows = catalogue.themes().get(foldText(tag))?.rows ?? [];
  return new Set(rows.map((row) => movieIds[row] ?? -1));
}

function moviesBy(catalogue: Catalogue, name: string): ReadonlySet<number> {
  const { movieIds } = catalogue.columns();
  const rows = catalogue.directorsByName().get(foldText(name))?.rows ?? [];
  return new Set(rows.map((row) => movieIds[row] ?? -1));
}

/** What a personal order goes by; undefined for other orders. */
export async function personalValues(
  { library, model }: SessionContext,
  sort: MovieSearch['sort'],
): Promise<NumberById | undefined> {
  if (sort === 'predicted') return model.predictedStars();
  const { profileId } = library.activeProfile();
  if (sort === 'rated') {
    const entries = library.diary.entries(profileId).filter(({ movieId }) => movieId !== null);
    const latest = entries.toSorted((a, b) => a.ratedAtMs - b.ratedAtMs);
    return new Map(latest.map(({ movieId }, place) => [movieId ?? 0, (highest * place) / latest.length]));
  }
  if (sort !== 'match') return undefined;
  const view = await model.viewOf(library.diary.linkedRatings(profileId), profileId);
  if (view === null) return undefined;
  const { movieIds } = view.recommender.everyMovie(view.person);
  const ranks = view.recommender.ranks(view.person);
  return new Map(
    Array.from(movieIds, (movieId, movie) => [
      movieId,
      highest * (1 - ranks.placeOf(movie) / (movieIds.length + 1)),
    ]),
  );
}
