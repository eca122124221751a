// Matches diary entries and rows of other sites with movies of the current catalogue, each with a confidence.
import type { MatchedBy } from '../../../contract/history.ts';
import type { Candidate, IdentityStore } from './identity-store.ts';
import { foldTitle } from './titles.ts';

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
};

export type MovieMatcher = {
  /**
   * By IMDb id, then TMDB id, then MovieLens id, then title and year, then an alternative title, then a year off by one.
   * `heldMovieId` is the movie that the entry is linked to now: it wins ties.
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
  function match(clue: MovieClue, heldMovieId: number | null = null): MovieMatch {
    const byImdbId = clue.imdbId === null ? [] : store.byImdbId(clue.imdbId);
    if (byImdbId.length > 0) return certain('imdb-id', byIdFirst(byImdbId, clue, heldMovieId));
    const byTmdbId = clue.tmdbId === null ? [] : store.byTmdbId(clue.tmdbId);
    if (byTmdbId.length > 0) return certain('tmdb-id', byIdFirst(byTmdbId, clue, heldMovieId));
    const found = findByTitles(store, foldedTitles(clue));
    const numbered = found.find((candidate) => candidate.movieId === (clue.movieLensId ?? null));
    if (numbered !== undefined) return certain('movielens-id', [numbered]);
    return matchByTitle(clue, found, heldMovieId);
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

/** `found` holds all movies of that title, of any year and id. */
function matchByTitle(clue: MovieClue, found: readonly Found[], heldMovieId: number | null): MovieMatch {
  const yearsOff = ({ year }: Found): number | null =>
    year === null || clue.year === null ? (year === clue.year ? 0 : null) : Math.abs(year - clue.year);
  // A year that is unknown on one side says less than one that nearly fits, and more than one that does not.
  const ranked = found.toSorted(
    (a, b) =>
      (yearsOff(a) ?? 1.5) - (yearsOff(b) ?? 1.5) || Number(a.by !== 'title') - Number(b.by !== 'title'),
  );
  const tiers = [
    ranked.filter((movie) => yearsOff(movie) === 0 && movie.by === 'title'),
    ranked.filter((movie) => yearsOff(movie) === 0),
    ranked.filter((movie) => yearsOff(movie) === 1),
  ];
  for (const tier of tiers) {
    const agreeing = tier.filter((movie) => !contradicts(movie, clue));
    const held = agreeing.find((movie) => movie.movieId === heldMovieId);
    const [only] = held === undefined ? agreeing : [held];
    if (only !== undefined && (held !== undefined || agreeing.length === 1)) {
      return certain(yearsOff(only) === 0 ? only.by : 'near-year', [only, ...ranked]);
    }
    if (agreeing.length > 1) return likely([...agreeing, ...ranked]);
  }
  const [first] = ranked;
  const isPlausible = first !== undefined && (yearsOff(first) ?? 0) <= plausibleYears;
  return isPlausible
    ? likely(ranked)
    : { certainty: 'none', matchedBy: null, movieId: null, candidateIds: idsOf(ranked) };
}

/** Two ids of one kind that differ belong to two movies, most times: some sites give a movie a new one. */
export function contradicts(
  movie: Pick<EntryIdentity, 'imdbId' | 'tmdbId'>,
  { imdbId, tmdbId }: Pick<EntryIdentity, 'imdbId' | 'tmdbId'>,
): boolean {
  if (imdbId !== null && movie.imdbId !== null) return imdbId !== movie.imdbId;
  return tmdbId !== null && movie.tmdbId !== null && tmdbId !== movie.tmdbId;
}

function certain(matchedBy: MovieMatch['matchedBy'], candidates: readonly Candidate[]): MovieMatch {
  const candidateIds = idsOf(candidates);
  return { certainty: 'certain', matchedBy, movieId: candidateIds[0] ?? null, candidateIds };
}

function likely(candidates: readonly Found[]): MovieMatch {
  const candidateIds = idsOf(candidates);
  return {
    certainty: 'likely',
    matchedBy: candidates[0]?.by ?? null,
    movieId: candidateIds[0] ?? null,
    candidateIds,
  };
}

function idsOf(candidates: readonly Candidate[]): number[] {
  return [...new Set(candidates.map((candidate) => candidate.movieId))];
}
