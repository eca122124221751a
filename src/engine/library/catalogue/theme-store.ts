// What movies are about, by tag: tags that people gave, the tag genome and keywords, and the words of titles and plots.
import type { MovieName, MovieNameKind } from '../../../contract/movies.ts';
import { asPart, madeInSteps } from '../../base/in-steps.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import type { MovieColumns } from './movie-columns.ts';
import { rangesOf, readThemes, type Themes } from './themes.ts';
import { languageOfTitle } from './title-language.ts';
import { foldText } from './titles.ts';

/** Somebody and all that they directed, by row of `MovieColumns`. */
export type Director = { readonly name: string; readonly rows: readonly number[] };

/** Movies of a language or a country, by row of `MovieColumns`. */
export type Origin = {
  readonly rows: readonly number[];
  /** How sure it is for each of the rows, 0 to 1. */
  readonly strengths: readonly number[];
  /** The original titles that it was guessed by, by row; none where it is known. */
  readonly titles: ReadonlyMap<number, string>;
};

export type ThemeStore = {
  /** Tags or directors with a word that begins like this, those of the most movies first. */
  namesLike: (kind: MovieNameKind, words: string, limit: number) => MovieName[];
  /** By folded name; made when first asked for, and kept. */
  directorsByName: () => ReadonlyMap<string, Director>;
  /** Made when first asked for, half a second for the largest archive, and kept. */
  themes: () => Themes;
  /** Makes all that questions need, where it is not made yet, yielding the share done; anybody who needs it sooner makes the rest. */
  prepareInSteps: () => Generator<number, void>;
  /** Where movies are from, by ISO code: `fr` for the language, `FR` for the country; made when first asked for, and kept. */
  origins: () => ReadonlyMap<string, Origin>;
  /**
   * Rows of movies with folded words in title or plot, one after another: the last of them as it is or in the plural, or, with
   * `isBeginning`, any word that begins like it.
   */
  rowsWithText: (words: string, isBeginning?: boolean) => readonly number[];
};

/** The first of a movie's countries, the others, its language, and a guess by its original title. */
const originStrengths = { first: 0.9, other: 0.5, language: 0.9, title: 0.75 };

const keptLookups = 300;

type Text = { readonly all: string; readonly starts: Int32Array };

export function createThemeStore(database: SqliteDatabase, columns: () => MovieColumns): ThemeStore {
  const themes = madeInSteps(() => readThemes(database, columns()));
  const origins = madeInSteps(() => readOrigins(database, columns()));
  const text = madeInSteps(() => readText(database, columns()));
  let directors: ReadonlyMap<string, Director> | null = null;
  /** The last look-ups, latest last: questions are asked again with a word more. */
  const found = new Map<string, readonly number[]>();
  const allDirectors = (): ReadonlyMap<string, Director> =>
    (directors ??= readDirectors(database, columns()));
  return {
    namesLike: (kind, words, limit) => {
      const begin = ` ${foldText(words)}`;
      const named =
        kind === 'tag'
          ? themes.now().filter((key) => ` ${key}`.includes(begin))
          : [...allDirectors()].filter(([key]) => ` ${key}`.includes(begin)).map(([, director]) => director);
      return named
        .map((one) => ({ name: 'tag' in one ? one.tag : one.name, rows: one.rows }))
        .sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name, 'en'))
        .slice(0, limit)
        .map(({ name, rows }) => ({ name, movies: new Set(rows).size }));
    },
    directorsByName: allDirectors,
    themes: themes.now,
    origins: origins.now,
    *prepareInSteps() {
      yield* asPart(themes.inSteps(), 0, 0.7);
      yield* asPart(origins.inSteps(), 0.7, 0.8);
      yield* asPart(text.inSteps(), 0.8, 1);
    },
    rowsWithText: (words, isBeginning = false) => {
      const key = isBeginning ? `${words}*` : words;
      const rows = found.get(key) ?? findText(text.now(), words, isBeginning);
      found.delete(key);
      found.set(key, rows);
      for (const [oldest] of found) if (found.size > keptLookups) found.delete(oldest);
      return rows;
    },
  };
}

function readDirectors(database: SqliteDatabase, { rowOf }: MovieColumns): ReadonlyMap<string, Director> {
  const directors = new Map<string, { name: string; rows: number[] }>();
  const named = database
    .prepare<[], [number, string]>("SELECT movie_id, directors FROM movies WHERE directors <> '[]'")
    .raw();
  for (const [movieId, names] of named.iterate()) {
    for (const name of readTexts(names)) {
      const key = foldText(name);
      const director = directors.get(key) ?? { name, rows: [] };
      directors.set(key, director);
      director.rows.push(rowOf(movieId) ?? -1);
    }
  }
  return directors;
}

type MutableOrigin = { rows: number[]; strengths: number[]; titles: Map<number, string> };

function* readOrigins(
  database: SqliteDatabase,
  { rowOf, movieIds }: MovieColumns,
): Generator<number, ReadonlyMap<string, Origin>> {
  const origins = new Map<string, MutableOrigin>();
  const add = (code: string, movieId: number, strength: number, title?: string): void => {
    const row = rowOf(movieId);
    if (row === undefined) return;
    const origin = origins.get(code) ?? { rows: [], strengths: [], titles: new Map<number, string>() };
    origins.set(code, origin);
    origin.rows.push(row);
    origin.strengths.push(strength);
    if (title !== undefined) origin.titles.set(row, title);
  };
  const countries = database
    .prepare<[number, number], [number, number, string]>(
      'SELECT movie_id, position, country FROM movie_countries WHERE movie_id BETWEEN ? AND ?',
    )
    .raw();
  const named = database
    .prepare<[number, number], [number, string | null, string]>(
      `SELECT movie_id, language, alternative_titles FROM movies
      WHERE movie_id BETWEEN ? AND ? AND (language IS NOT NULL OR alternative_titles <> '[]')`,
    )
    .raw();
  for (const { first, last, share } of rangesOf(movieIds)) {
    for (const [movieId, position, country] of countries.all(first, last))
      add(country, movieId, position === 0 ? originStrengths.first : originStrengths.other);
    for (const [movieId, language, titles] of named.all(first, last)) {
      if (language === null) {
        for (const [guess, title] of languagesOf(readTexts(titles)))
          add(guess, movieId, originStrengths.title, title);
      } else add(language, movieId, originStrengths.language);
    }
    yield share;
  }
  return origins;
}

/** The languages that titles are in, each with the first of them. */
function languagesOf(titles: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const title of titles) {
    const guess = languageOfTitle(title);
    if (guess !== null && !found.has(guess)) found.set(guess, title);
  }
  return found;
}

/** Titles and plots one after another, each word after a space: looking for a word is one pass over a string. */
function* readText(
  database: SqliteDatabase,
  { foldedTitles, movieIds, rowOf }: MovieColumns,
): Generator<number, Text> {
  const selectPlots = database
    .prepare<[number, number], [number, string]>(
      'SELECT movie_id, overview FROM overviews WHERE movie_id BETWEEN ? AND ?',
    )
    .raw();
  const starts = new Int32Array(foldedTitles.length);
  const parts: string[] = [];
  let length = 0;
  for (const { first, last, share } of rangesOf(movieIds)) {
    const plots = new Map(
      selectPlots.all(first, last).map(([movieId, plot]) => [rowOf(movieId) ?? -1, plot]),
    );
    for (let row = rowOf(first) ?? 0; row <= (rowOf(last) ?? -1); row += 1) {
      const title = foldedTitles[row] ?? '';
      const plot = plots.get(row);
      const part = plot === undefined ? ` ${title} |` : ` ${title} | ${foldText(plot)} |`;
      starts[row] = length;
      length += part.length;
      parts.push(part);
    }
    yield share;
  }
  return { all: parts.join(''), starts };
}

/** One pass over the text, without the space before the word: a search that begins with the most frequent of letters is slow. */
function findText({ all, starts }: Text, words: string, isBeginning: boolean): readonly number[] {
  const rows: number[] = [];
  if (words === '') return rows;
  let row = 0;
  for (let at = all.indexOf(words); at >= 0;) {
    while (row + 1 < starts.length && (starts[row + 1] ?? 0) <= at) row += 1;
    const end = at + words.length;
    const isWord = isBeginning || all[end] === ' ' || (all[end] === 's' && all[end + 1] === ' ');
    const isFound = all[at - 1] === ' ' && isWord;
    if (isFound) rows.push(row);
    const next = isFound ? starts[row + 1] : at + 1;
    at = next === undefined ? -1 : all.indexOf(words, next);
  }
  return rows;
}
