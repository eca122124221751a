// How well each movie fits what a part of a question means, and by which tags, genres and names.
import type { AskedPart } from '../../contract/asking.ts';
import type { MovieId } from '../../contract/ids.ts';
import type { Variation } from '../../contract/recommendations.ts';
import type { MovieColumns } from '../library/catalogue/movie-columns.ts';
import type { Origin } from '../library/catalogue/theme-store.ts';
import type { Themes } from '../library/catalogue/themes.ts';
import { foldText } from '../library/catalogue/titles.ts';
import { nearness, type Vectors } from './neighbours.ts';
import type { PartFit } from './rank-movies.ts';
import type { Phrase } from './read-question.ts';
import type { Concept } from './vocabulary/concept.ts';

/** What parts are looked up in. */
export type AskedLibrary = {
  readonly columns: MovieColumns;
  readonly genres: ReadonlyMap<string, ArrayLike<number>>;
  readonly themes: Pick<Themes, 'get'>;
  readonly origins: ReadonlyMap<string, Origin>;
  /** Genres that a part of the question means itself, as "comedy" does. */
  readonly askedGenres: ReadonlySet<string>;
  /** By row how many genres a movie has that no part asks for. */
  readonly otherGenres: Uint8Array;
  readonly rowsWithText: (words: string, isBeginning?: boolean) => readonly number[];
  /** Everybody of that name, with their movies. */
  readonly person: (name: string) => { readonly name: string; readonly rows: readonly number[] };
  readonly movie: (movieId: number) => { readonly movieId: MovieId; readonly title: string };
  /** Of a movie, how similar others are, 0 to 1. */
  readonly similar: (movieId: number) => ReadonlyMap<number, number>;
  /** The model's; null without one. */
  readonly vectors: Vectors | null;
};

export type FittedPart = PartFit & {
  readonly part: AskedPart;
  /** What a movie fits by, in a word or two; null where nothing can be named. */
  readonly reasonOf: (row: number) => string | null;
};

const weightOfNear = 0.5;
const weightOfText = 0.4;
const weightOfNeighbours = 0.5;
/** What is left of a genre as a sign of something else where it is asked for itself: it counts once. */
const shareOfAsked = 0.7;
/** A comedy that is nothing else is more of one than a comedy that is a crime movie too. */
const shareOfMixed = 0.98;
/** A movie without the genre is none, and most movies have genres; tags are given to few. */
const unseenGenre = 0.02;
const [leastUnseen, mostUnseen] = [0.002, 0.05];
const mostTagsNamed = 4;
/** A genre that is less than this of what is meant is not named. */
const tellingGenre = 0.2;

export function fitPart(phrase: Phrase, library: AskedLibrary): FittedPart {
  const { meaning, said, isExcluded, isAlternative } = phrase;
  const shared = { said, isExcluded };
  const flags = { isExcluded, isAlternative };
  switch (meaning.kind) {
    case 'concept':
      return { ...flags, ...fitTheme(meaning.concept, shared, library) };
    case 'tag':
      return { ...flags, ...fitTheme({ words: '', tags: meaning.tag, text: meaning.tag }, shared, library) };
    case 'text': {
      const rows = library.rowsWithText(meaning.word, true);
      const part = { ...shared, kind: 'text', movies: new Set(rows).size } as const;
      return {
        ...flags,
        part,
        isLimit: false,
        isUnknown: null,
        isGraded: true,
        unseen: unseenOf(part.movies, library),
        fit: marked(rows, library),
        reasonOf: () => `“${said}”`,
      };
    }
    case 'person': {
      const { name, rows } = library.person(meaning.name);
      const part = { ...shared, kind: 'person', name, movies: new Set(rows).size } as const;
      return {
        ...flags,
        part,
        isLimit: true,
        isUnknown: null,
        isGraded: false,
        unseen: 0,
        fit: marked(rows, library),
        reasonOf: () => name,
      };
    }
    case 'like':
      return { ...flags, ...fitLike(meaning, shared, library) };
    case 'years':
    case 'runtime': {
      const values = meaning.kind === 'years' ? library.columns.years : library.columns.runtimes;
      const fit = Float32Array.from(values, (value) =>
        value >= (meaning.from ?? -Infinity) && value <= (meaning.to ?? Infinity) ? 1 : 0,
      );
      return {
        ...flags,
        // How many of those that are found are unknown is counted when they are.
        part: { ...shared, ...meaning, movies: countOf(fit), unknown: 0 },
        isLimit: true,
        isUnknown: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 1 : 0)),
        isGraded: false,
        unseen: 0,
        fit,
        reasonOf: () => null,
      };
    }
  }
}

type Fitted = Omit<FittedPart, 'isExcluded' | 'isAlternative'>;
type Shared = Pick<AskedPart, 'said' | 'isExcluded'>;

function fitTheme(concept: Concept, shared: Shared, library: AskedLibrary): Fitted {
  const { columns, genres, themes, origins, vectors, askedGenres, otherGenres } = library;
  /** 1 - fit, since each further sign leaves less doubt. */
  const doubt = new Float32Array(columns.movieIds.length).fill(1);
  const reasons = new Map<number, { readonly name: string; readonly strength: number }>();
  const named: string[] = [];
  const evidence = [
    ...split(concept.tags).map((tag) => ({ tag, weight: 1 })),
    ...split(concept.near ?? '').map((tag) => ({ tag, weight: weightOfNear })),
  ];
  for (const { tag, weight } of evidence) {
    const theme = themes.get(foldText(tag));
    if (theme === undefined) continue;
    if (weight === 1) named.push(theme.tag);
    for (const [place, row] of theme.rows.entries()) {
      const strength = weight * (theme.strengths[place] ?? 0);
      doubt[row] = (doubt[row] ?? 1) * (1 - strength);
      if (strength > (reasons.get(row)?.strength ?? 0)) reasons.set(row, { name: theme.tag, strength });
    }
  }
  for (const code of split(concept.origins ?? '')) {
    const { rows, strengths, titles } = origins.get(code) ?? { rows: [], strengths: [] };
    for (const [place, row] of rows.entries()) {
      const strength = strengths[place] ?? 0;
      doubt[row] = (doubt[row] ?? 1) * (1 - strength);
      const title = titles?.get(row);
      if (strength > (reasons.get(row)?.strength ?? 0))
        reasons.set(row, { name: title === undefined ? shared.said : `“${title}”`, strength });
    }
  }
  for (const text of split(concept.text ?? '')) {
    const words = foldText(text);
    for (const row of library.rowsWithText(words, text.endsWith('*'))) {
      doubt[row] = (doubt[row] ?? 1) * (1 - weightOfText);
      if (!reasons.has(row)) reasons.set(row, { name: `“${words}”`, strength: 0 });
    }
  }
  const tagged = doubt.map((rest) => 1 - rest);
  const genreNames = Object.entries(concept.genres ?? {}).filter(([genre]) => genres.has(genre));
  for (const [genre, weight] of genreNames) {
    const has = genres.get(genre);
    const own = weight === 1 || shared.isExcluded || !askedGenres.has(genre) ? weight : weight * shareOfAsked;
    const mixed = weight === 1 && !shared.isExcluded ? shareOfMixed : 1;
    for (let row = 0; row < doubt.length; row += 1)
      if (has?.[row] === 1) doubt[row] = (doubt[row] ?? 1) * (1 - own * mixed ** (otherGenres[row] ?? 0));
  }
  const isGenre = genreNames.some(([, weight]) => weight === 1);
  const near = vectors === null || shared.isExcluded || isGenre ? null : nearness(tagged, vectors, columns);
  if (near !== null)
    for (const [row, close] of near.entries())
      doubt[row] = (doubt[row] ?? 1) * (1 - weightOfNeighbours * close);
  const fit = doubt.map((rest) => 1 - rest);
  for (const [genre, weight] of Object.entries(shared.isExcluded ? {} : (concept.against ?? {}))) {
    const has = genres.get(genre);
    for (let row = 0; row < fit.length; row += 1)
      if (has?.[row] === 1) fit[row] = (fit[row] ?? 0) * (1 - weight);
  }
  const shownGenres = genreNames.filter(([, weight]) => weight >= tellingGenre).map(([genre]) => genre);
  const movies = tagged.reduce(
    (count, sign, row) =>
      count + (sign > 0 || shownGenres.some((genre) => genres.get(genre)?.[row] === 1) ? 1 : 0),
    0,
  );
  return {
    part: {
      ...shared,
      kind: 'theme',
      genres: shownGenres,
      tags: [...new Set(named)].slice(0, mostTagsNamed),
      movies,
    },
    isLimit: false,
    isUnknown: null,
    isGraded: true,
    unseen: isGenre ? unseenGenre : unseenOf(movies, library),
    fit,
    reasonOf: (row) =>
      reasons.get(row)?.name ?? shownGenres.find((genre) => genres.get(genre)?.[row] === 1) ?? null,
  };
}

function fitLike(
  { movieId, variation, isNamed }: { movieId: number; variation: Variation; isNamed: boolean },
  shared: Shared,
  { columns, movie, similar }: AskedLibrary,
): Fitted {
  const fit = new Float32Array(columns.movieIds.length);
  const near = similar(movieId);
  for (const [other, closeness] of near) fit[columns.rowOf(other) ?? -1] = closeness;
  const own = columns.rowOf(movieId);
  // A movie that was named alone is itself what was looked for.
  if (own !== undefined) fit[own] = isNamed ? 1 : 0;
  const { title, ...ids } = movie(movieId);
  return {
    part: { ...shared, ...ids, kind: 'like', title, variation, movies: near.size },
    isLimit: true,
    isUnknown: null,
    isGraded: true,
    unseen: 0,
    fit,
    reasonOf: () => null,
  };
}

function marked(rows: readonly number[], { columns }: AskedLibrary): Float32Array {
  const fit = new Float32Array(columns.movieIds.length);
  for (const row of rows) fit[row] = 1;
  return fit;
}

function unseenOf(movies: number, { columns }: AskedLibrary): number {
  return Math.min(mostUnseen, Math.max(leastUnseen, movies / Math.max(1, columns.movieIds.length)));
}

function countOf(fit: Float32Array): number {
  return fit.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);
}

function split(list: string): readonly string[] {
  return list
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}
