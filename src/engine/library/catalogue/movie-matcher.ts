// Matches diary entries and rows of other sites with movies of the current catalogue, each with a confidence.
import type { MatchedBy } from '../../../contract/history.ts';
import type { Candidate, IdentityStore } from './identity-store.ts';
import { filmsNamed } from './film-names.ts';
import { createFormIndex, type FormIndex } from './form-index.ts';
import { foldTitle, spelledTitle } from './titles.ts';

/** What identifies a movie in any catalogue; kept with all that the person enters. */
export type EntryIdentity = {
  title: string;
  year: number | null;
  imdbId: string | null;
  tmdbId: number | null;
};

export type MovieClue = EntryIdentity & {
  otherTitles?: readonly string[] | undefined;
  /** A MovieLens id, trusted only if the title matches too: other catalogues use numbers of their own. */
  movieLensId?: number | null | undefined;
};

export type MovieMatch = {
  /** `certain` needs no review; `likely` is a guess to confirm; `none` may still have candidates of the same title. */
  certainty: 'certain' | 'likely' | 'none';
  matchedBy: Exclude<MatchedBy, 'person'> | null;
  movieId: number | null;
  /** Likeliest first, the match among them. */
  candidateIds: number[];
  /** How sure a certain match is, see `matchRank`; otherwise null. */
  rank: number | null;
};

/** Where several films claim one movie, the lower rank has it. */
export const matchRank = {
  byId: 0,
  /** Title as it is spelled, and year. */
  exact: 1,
  /** Title without articles, diacritics and punctuation, and year. */
  folded: 2,
  otherTitle: 3,
  otherForm: 4,
  nearYear: 5,
} as const;

export type MovieMatcher = {
  /**
   * By IMDb id, then TMDB id, then MovieLens id, then title and year, then an alternative title, then another name or form of the
   * title, then a year off by one. `heldMovieId` is the movie that the entry is linked to now: it wins ties.
   */
  match: (clue: MovieClue, heldMovieId?: number | null) => MovieMatch;
  /** The movie of a certain match, or null. */
  movieOf: (identity: EntryIdentity, heldMovieId?: number | null) => number | null;
};

type FoundBy = 'title' | 'other-title';
type Found = Candidate & { by: FoundBy };

/** The same title this many years off may be the same movie with a wrong date; further off it is a remake. */
const plausibleYears = 3;

export function createMovieMatcher(store: IdentityStore): MovieMatcher {
  const forms = createFormIndex(store);
  function match(clue: MovieClue, heldMovieId: number | null = null): MovieMatch {
    const byImdbId = clue.imdbId === null ? [] : store.byImdbId(clue.imdbId);
    if (byImdbId.length > 0)
      return certain('imdb-id', matchRank.byId, byIdFirst(byImdbId, clue, heldMovieId));
    const byTmdbId = clue.tmdbId === null ? [] : store.byTmdbId(clue.tmdbId);
    if (byTmdbId.length > 0)
      return certain('tmdb-id', matchRank.byId, byIdFirst(byTmdbId, clue, heldMovieId));
    const found = findByTitles(store, foldedTitles(clue));
    const numbered = found.find((candidate) => candidate.movieId === (clue.movieLensId ?? null));
    if (numbered !== undefined) return certain('movielens-id', matchRank.byId, [numbered]);
    return matchByTitle(clue, found, () => findByForms(store, forms, clue), heldMovieId);
  }
  return {
    match,
    movieOf: (identity, heldMovieId) => {
      const { certainty, movieId } = match(identity, heldMovieId);
      return certainty === 'certain' ? movieId : null;
    },
  };
}

function foldedTitles({ title, otherTitles = [] }: MovieClue): string[] {
  return [...new Set([title, ...otherTitles].map(foldTitle))].filter((folded) => folded !== '');
}

/** Archives give some ids to two movies: the linked one wins, then one with that title, then the best known. */
function byIdFirst(
  candidates: readonly Candidate[],
  clue: MovieClue,
  heldMovieId: number | null,
): Candidate[] {
  if (candidates.length === 1) return [...candidates];
  const titles = foldedTitles(clue);
  const rank = ({ movieId, foldedTitle }: Candidate): number =>
    movieId === heldMovieId ? 0 : titles.includes(foldedTitle) ? 1 : 2;
  return candidates.toSorted((a, b) => rank(a) - rank(b));
}

function findByTitles(store: IdentityStore, titles: readonly string[]): Found[] {
  const found = new Map<number, Found>();
  const add = (candidates: readonly Candidate[], by: FoundBy): void => {
    for (const candidate of candidates) {
      if (!found.has(candidate.movieId)) found.set(candidate.movieId, { ...candidate, by });
    }
  };
  for (const title of titles) add(store.byTitle(title), 'title');
  for (const title of titles) add(store.byOtherTitle(title), 'other-title');
  return [...found.values()];
}

/** Movies of that very year by another name or form of a title; `isSure` if there is no other. */
type FormsFound = { movies: Found[]; isSure: boolean };

function findByForms(store: IdentityStore, forms: FormIndex, clue: MovieClue): FormsFound {
  const { year } = clue;
  if (year === null) return { movies: [], isSure: false };
  const titles = [clue.title, ...(clue.otherTitles ?? [])];
  const named = withoutTwins(
    titles.flatMap((title) => moviesOfName(store, title, year)),
    clue,
  );
  if (named.length > 0) return { movies: named, isSure: named.length === 1 };
  const byForm = titles.flatMap((title) => forms.byForm(title, year));
  const movies = withoutTwins(
    byForm.flatMap(({ movieId }) => store.byMovieId(movieId) ?? []),
    clue,
  );
  return { movies, isSure: movies.length === 1 && byForm.some(({ isSure }) => isSure) };
}

function withoutTwins(candidates: readonly Candidate[], clue: MovieClue): Found[] {
  const byId = new Map(candidates.map((candidate) => [candidate.movieId, candidate]));
  return [...byId.values()]
    .filter((movie) => !contradicts(movie, clue))
    .map((movie) => ({ ...movie, by: 'other-title' }));
}

/** The movies that the table of film names means by a title: by the IMDb id, otherwise by one of the film's names and years. */
function moviesOfName(store: IdentityStore, title: string, year: number): Candidate[] {
  return filmsNamed(title, year).flatMap(({ imdbId, names, years }) => {
    const isOff = (movie: Candidate, most: number): boolean =>
      movie.year === null || years.every((each) => Math.abs(each - (movie.year ?? 0)) > most);
    const byId = store.byImdbId(imdbId).filter((movie) => !isOff(movie, 1));
    if (byId.length > 0) return byId;
    return names
      .flatMap((name) => [...store.byTitle(foldTitle(name)), ...store.byOtherTitle(foldTitle(name))])
      .filter((movie) => movie.imdbId === null && !isOff(movie, 0));
  });
}

/** `found` holds all movies of that title, of any year and id. */
function matchByTitle(
  clue: MovieClue,
  found: readonly Found[],
  findForms: () => FormsFound,
  heldMovieId: number | null,
): MovieMatch {
  const spellings = [clue.title, ...(clue.otherTitles ?? [])].map(spelledTitle);
  const isSpelledSo = ({ title }: Found): boolean => spellings.includes(spelledTitle(title));
  const yearsOff = ({ year }: Found): number | null =>
    year === null || clue.year === null ? (year === clue.year ? 0 : null) : Math.abs(year - clue.year);
  // A year that is unknown on one side says less than one that nearly fits, and more than one that does not.
  const ranked = found.toSorted(
    (a, b) =>
      (yearsOff(a) ?? 1.5) - (yearsOff(b) ?? 1.5) || Number(a.by !== 'title') - Number(b.by !== 'title'),
  );
  const exact = ranked.filter((movie) => yearsOff(movie) === 0);
  for (const tier of [exact.filter(({ by }) => by === 'title'), exact]) {
    const agreeing = tier.filter((movie) => !contradicts(movie, clue));
    const only = onlyOne(agreeing, isSpelledSo, heldMovieId);
    if (only !== null) {
      const byTitle = isSpelledSo(only) ? matchRank.exact : matchRank.folded;
      return certain(only.by, only.by === 'title' ? byTitle : matchRank.otherTitle, [only, ...ranked]);
    }
    if (agreeing.length > 1) return likely([...agreeing, ...ranked]);
  }
  const near = ranked.filter((movie) => yearsOff(movie) === 1 && !contradicts(movie, clue));
  const byForms = findForms();
  const [named] = byForms.movies;
  if (named !== undefined) {
    const isSure = byForms.isSure && near.every(({ movieId }) => movieId === named.movieId);
    const all = [...byForms.movies, ...ranked];
    return isSure ? certain('other-title', matchRank.otherForm, all) : likely(all);
  }
  const [closest] = near;
  if (closest !== undefined) {
    const held = near.find((movie) => movie.movieId === heldMovieId);
    if (held !== undefined) return certain('near-year', matchRank.nearYear, [held, ...ranked]);
    const isSure = near.length === 1 && exact.length === 0 && isSpelledSo(closest);
    return isSure ? certain('near-year', matchRank.nearYear, ranked) : likely([...near, ...ranked]);
  }
  const [first] = ranked;
  const isPlausible = first !== undefined && (yearsOff(first) ?? 0) <= plausibleYears;
  return isPlausible
    ? likely(ranked)
    : { certainty: 'none', matchedBy: null, movieId: null, candidateIds: idsOf(ranked), rank: null };
}

/** The linked one, otherwise the only one, otherwise the only one that is spelled so. */
function onlyOne(
  movies: readonly Found[],
  isSpelledSo: (movie: Found) => boolean,
  heldMovieId: number | null,
): Found | null {
  const held = movies.find((movie) => movie.movieId === heldMovieId);
  if (held !== undefined) return held;
  const fitting = movies.length === 1 ? movies : movies.filter(isSpelledSo);
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** Two ids of one kind that differ belong to two movies, most times: some sites give a movie a new one. */
export function contradicts(
  movie: Pick<EntryIdentity, 'imdbId' | 'tmdbId'>,
  { imdbId, tmdbId }: Pick<EntryIdentity, 'imdbId' | 'tmdbId'>,
): boolean {
  if (imdbId !== null && movie.imdbId !== null) return imdbId !== movie.imdbId;
  return tmdbId !== null && movie.tmdbId !== null && tmdbId !== movie.tmdbId;
}

function certain(
  matchedBy: MovieMatch['matchedBy'],
  rank: number,
  candidates: readonly Candidate[],
): MovieMatch {
  const candidateIds = idsOf(candidates);
  return { certainty: 'certain', matchedBy, movieId: candidateIds[0] ?? null, candidateIds, rank };
}

function likely(candidates: readonly Found[]): MovieMatch {
  const candidateIds = idsOf(candidates);
  return {
    certainty: 'likely',
    matchedBy: candidates[0]?.by ?? null,
    movieId: candidateIds[0] ?? null,
    candidateIds,
    rank: null,
  };
}

function idsOf(candidates: readonly Candidate[]): number[] {
  return [...new Set(candidates.map((candidate) => candidate.movieId))];
}
