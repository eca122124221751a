// Answers a question in plain words from a catalogue: what was understood, and the movies that fit, best first.
import type { NumberById } from '../base/numbers.ts';
import type { AskedAnswer, AskedMovie, AskedPart } from '../../contract/asking.ts';
import type { MovieId } from '../../contract/ids.ts';
import { movieSearchSchema, type MovieSummary } from '../../contract/movies.ts';
import type { Variation } from '../../contract/recommendations.ts';
import { inPace } from '../base/in-steps.ts';
import { memoize } from '../base/memoize.ts';
import { pacedBy } from '../base/paced-work.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import { typingErrors } from '../library/catalogue/fuzzy-index.ts';
import type { MovieColumns } from '../library/catalogue/movie-columns.ts';
import { foldTitle } from '../library/catalogue/titles.ts';
import type { Vectors } from './neighbours.ts';
import { fitPart, type AskedLibrary, type FittedPart } from './part-fits.ts';
import { peopleOf } from './people.ts';
import { rankMovies, unsureParts } from './rank-movies.ts';
import { readQuestion, type Knowledge, type Phrase } from './read-question.ts';
import { sharedTraits } from './shared-traits.ts';

/** What is known of the person who asks, and of how movies go together. */
export type Asker = {
  /** By movie id; empty where nothing is predicted. */
  readonly predictedStars: NumberById;
  readonly vectors: Vectors | null;
  /** Of a movie, how similar others are, 0 to 1; null without a model. */
  readonly similar: (movieId: number, variation: Variation) => Promise<ReadonlyMap<number, number> | null>;
  /** Whether the movie is to be found at all. */
  readonly isCandidate: (movieId: number) => boolean;
};

/** A movie that was found. */
export type FoundMovie = {
  readonly movieId: number;
  readonly fit: number;
  readonly fitsBy: readonly string[];
  readonly unknown: readonly LimitKind[];
};

type LimitKind = AskedMovie['unknown'][number];

export type Found = Pick<AskedAnswer, 'parts' | 'notUnderstood' | 'taste'> & {
  readonly movies: readonly FoundMovie[];
};

/** Beyond these the fit is only a matter of degree. */
const mostMovies = 300;
const mostReasons = 3;
/** Of what a movie would be liked by; the rest is how well it is known, which says more than everyone's mean. */
const shareOfPredicted = 0.75;
const shareOfMeans = 0.4;
/** Of a title: shorter ones are too near to others, and nobody types longer ones. */
const [shortestMisspelt, longestMisspelt] = [6, 100];
const [dislikedStars, lovedStars] = [2, 4.5];

/** What only the catalogue decides, for as long as it is open. */
const lookupsOf = memoize((columns: MovieColumns) => ({
  rowOfTitle: bestKnownByTitle(columns),
}));

export async function askMovies(question: string, catalogue: Catalogue, asker: Asker): Promise<Found> {
  const pace = pacedBy({});
  await inPace(catalogue.prepareInSteps(), pace);
  const columns = catalogue.columns();
  const themes = catalogue.themes();
  const people = peopleOf(catalogue);
  const { rowOfTitle } = lookupsOf(columns);
  const knowledge: Knowledge = {
    newestYear: catalogue.facets().yearMax,
    moviesWithTag: (tag) => themes.get(tag)?.rows.length ?? 0,
    movieNamed: (title, match) => {
      const folded = foldTitle(title);
      if (match === 'misspelt') return misspeltMovie(folded, catalogue);
      const row = rowOfTitle.get(folded);
      const exact = row === undefined ? [] : catalogue.summaries([columns.movieIds[row] ?? 0]);
      const [movie] = match === 'exact' ? exact : catalogue.findMovies(title, 1);
      return movie !== undefined && foldTitle(movie.title).startsWith(folded) ? movie : null;
    },
    isName: (name) => people.isName(name),
    hasPerson: (name) => people.find(name) !== null,
    hasText: (word) => catalogue.rowsWithText(word, true).length > 0,
  };
  const { phrases, notUnderstood } = readQuestion(question, knowledge);
  const similar = await similarOf(phrases, catalogue, asker);
  const genres = genresOf(catalogue);
  const library: AskedLibrary = {
    columns,
    themes,
    origins: catalogue.origins(),
    genres,
    ...askedGenresOf(phrases, genres, columns.movieIds.length),
    vectors: asker.vectors,
    rowsWithText: (words, isBeginning) => catalogue.rowsWithText(words, isBeginning),
    person: (name) => people.find(name) ?? { name, rows: [] },
    movie: (movieId) => titleOf(catalogue, movieId),
    similar: (movieId) => similar.get(movieId) ?? new Map(),
  };
  const parts: FittedPart[] = [];
  for (const phrase of phrases) {
    await pace(1);
    parts.push(fitPart(phrase, library));
  }
  await pace(1);
  const taste = asker.predictedStars.size > 0 ? 'predicted' : 'everyone';
  const movies = parts.length === 0 ? [] : findMovies(parts, catalogue, asker);
  return {
    parts: parts.map(({ part }) => withUnknown(part, movies)),
    notUnderstood: [...notUnderstood],
    taste,
    movies,
  };
}

/** The best known movie whose whole title has those words, with few typing errors in each. */
function misspeltMovie(asked: string, catalogue: Catalogue): MovieSummary | null {
  const words = asked.split(' ');
  if (asked.length < shortestMisspelt || asked.length > longestMisspelt) return null;
  const { movies } = catalogue.search(movieSearchSchema.parse({ query: asked, limit: 20 }));
  const meant = movies.filter(({ title }) => {
    const own = foldTitle(title).split(' ');
    return (
      own.length === words.length && own.every((word, at) => typingErrors(words[at] ?? '', word) !== null)
    );
  });
  return meant.toSorted((a, b) => b.ratingCount - a.ratingCount)[0] ?? null;
}

function askedGenresOf(
  phrases: readonly Phrase[],
  genres: ReadonlyMap<string, ArrayLike<number>>,
  movies: number,
): Pick<AskedLibrary, 'askedGenres' | 'otherGenres'> {
  const asked = phrases.flatMap(({ meaning, isExcluded }) =>
    meaning.kind === 'concept' && !isExcluded ? Object.entries(meaning.concept.genres ?? {}) : [],
  );
  const isAsked = new Set(asked.map(([genre]) => genre));
  const otherGenres = new Uint8Array(movies);
  for (const [genre, has] of genres) {
    if (isAsked.has(genre)) continue;
    for (let row = 0; row < movies; row += 1) otherGenres[row] = (otherGenres[row] ?? 0) + (has[row] ?? 0);
  }
  return {
    askedGenres: new Set(asked.filter(([, weight]) => weight === 1).map(([genre]) => genre)),
    otherGenres,
  };
}

async function similarOf(
  phrases: readonly Phrase[],
  catalogue: Catalogue,
  asker: Asker,
): Promise<ReadonlyMap<number, ReadonlyMap<number, number>>> {
  const similar = new Map<number, ReadonlyMap<number, number>>();
  for (const { meaning } of phrases) {
    if (meaning.kind !== 'like') continue;
    const { movieId, variation } = meaning;
    const byModel = await asker.similar(movieId, variation);
    similar.set(movieId, byModel ?? sharedTraits(catalogue, movieId, variation));
  }
  return similar;
}

function findMovies(parts: readonly FittedPart[], catalogue: Catalogue, asker: Asker): readonly FoundMovie[] {
  const { movieIds } = catalogue.columns();
  const isCandidate = (row: number): boolean => asker.isCandidate(movieIds[row] ?? 0);
  const { rows, fits } = rankMovies(parts, likingOf(catalogue, asker), isCandidate, mostMovies);
  return Array.from(rows, (row) => ({
    movieId: movieIds[row] ?? 0,
    fit: fits[row] ?? 0,
    fitsBy: reasonsOf(parts, row),
    unknown: [...new Set(unsureParts(parts, row).flatMap(({ part }) => limitKindOf(part)))],
  }));
}

function limitKindOf({ kind }: AskedPart): readonly LimitKind[] {
  return kind === 'years' || kind === 'runtime' ? [kind] : [];
}

function withUnknown(part: AskedPart, movies: readonly FoundMovie[]): AskedPart {
  if (part.kind !== 'years' && part.kind !== 'runtime') return part;
  return { ...part, unknown: movies.filter(({ unknown }) => unknown.includes(part.kind)).length };
}

function reasonsOf(parts: readonly FittedPart[], row: number): readonly string[] {
  const wanted = parts.filter(({ isExcluded, fit }) => !isExcluded && (fit[row] ?? 0) > 0);
  return [...new Set(wanted.flatMap(({ reasonOf }) => reasonOf(row) ?? []))].slice(0, mostReasons);
}

/** 0 to 1 by row. */
function likingOf(catalogue: Catalogue, { predictedStars }: Asker): Float32Array {
  const { movieIds, popularity } = catalogue.columns();
  const { bayesianMeans } = catalogue.traits();
  const shareOfStars = predictedStars.size > 0 ? shareOfPredicted : shareOfMeans;
  return Float32Array.from(movieIds, (movieId, row) => {
    const stars = predictedStars.get(movieId) ?? bayesianMeans[row] ?? Number.NaN;
    const liked = (stars - dislikedStars) / (lovedStars - dislikedStars);
    const taste = Number.isNaN(liked) ? 0 : Math.min(1, Math.max(0, liked));
    return shareOfStars * taste + (1 - shareOfStars) * (popularity[row] ?? 0);
  });
}

function genresOf(catalogue: Catalogue): ReadonlyMap<string, ArrayLike<number>> {
  const columns = catalogue.columns();
  const names = catalogue.facets().genres.map(({ genre }) => genre);
  return new Map(names.map((genre) => [genre, columns.genre(genre) ?? []]));
}

function titleOf(catalogue: Catalogue, movieId: number): { movieId: MovieId; title: string } {
  const [movie] = catalogue.summaries([movieId]);
  if (movie === undefined) throw new Error('a movie of the catalogue has a title');
  return { movieId: movie.movieId, title: movie.title };
}

function bestKnownByTitle({ foldedTitles, popularity }: MovieColumns): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const [row, title] of foldedTitles.entries()) {
    const known = rows.get(title);
    if (known === undefined || (popularity[row] ?? 0) > (popularity[known] ?? 0)) rows.set(title, row);
  }
  return rows;
}
