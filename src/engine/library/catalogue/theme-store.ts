// What movies are about, by tag: tags that people gave, the tag genome and keywords, and the words of titles and plots.
import type { MovieName, MovieNameKind } from '../../../contract/movies.ts';
import { readTexts } from '../../base/json-columns.ts';
import type { SqliteDatabase } from '../../base/sqlite.ts';
import type { MovieColumns } from './movie-columns.ts';
import { languageOfTitle } from './title-language.ts';
import { foldText } from './titles.ts';

/** Movies with a tag, by row of `MovieColumns`. */
export type Theme = {
  /** In small letters. */
  readonly tag: string;
  readonly rows: readonly number[];
  /** How sure the tag is for each of the rows, 0 to 1. */
  readonly strengths: readonly number[];
};

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
  /** By the tag's folded name; made when first asked for, a second for the largest archive, and kept. */
  themes: () => ReadonlyMap<string, Theme>;
  /** Where movies are from, by ISO code: `fr` for the language, `FR` for the country; made when first asked for, and kept. */
  origins: () => ReadonlyMap<string, Origin>;
  /**
   * Rows of movies with folded words in title or plot, one after another: the last of them as it is or in the plural, or, with
   * `isBeginning`, any word that begins like it.
   */
  rowsWithText: (words: string, isBeginning?: boolean) => readonly number[];
};

/** What one person's tag is worth beside those of many. */
const doubtOfOne = 0.6;
/** A keyword of a plot is checked by editors. */
const keywordStrength = 0.7;
/** Genome tags are stored from .5 on, where they begin to fit. */
const leastRelevance = 0.4;
/** One-letter and endless tags are slips. */
const [shortestTag, longestTag] = [2, 40];

/** The first of a movie's countries, the others, its language, and a guess by its original title. */
const originStrengths = { first: 0.9, other: 0.5, language: 0.9, title: 0.75 };

const keptLookups = 300;

type TagRow = [number, number, number];
type Text = { readonly all: string; readonly starts: Int32Array };

export function createThemeStore(database: SqliteDatabase, columns: () => MovieColumns): ThemeStore {
  let themes: ReadonlyMap<string, Theme> | null = null;
  let directors: ReadonlyMap<string, Director> | null = null;
  let origins: ReadonlyMap<string, Origin> | null = null;
  let text: Text | null = null;
  /** The last look-ups, latest last: questions are asked again with a word more. */
  const found = new Map<string, readonly number[]>();
  const allThemes = (): ReadonlyMap<string, Theme> => (themes ??= readThemes(database, columns()));
  const allDirectors = (): ReadonlyMap<string, Director> =>
    (directors ??= readDirectors(database, columns()));
  return {
    namesLike: (kind, words, limit) => {
      const begin = ` ${foldText(words)}`;
      const fits = ([key]: readonly [string, unknown]): boolean => ` ${key}`.includes(begin);
      const named =
        kind === 'tag'
          ? [...allThemes()].filter(fits).map(([, { tag, rows }]) => ({ name: tag, rows }))
          : [...allDirectors()].filter(fits).map(([, director]) => director);
      return named
        .sort((a, b) => b.rows.length - a.rows.length || a.name.localeCompare(b.name, 'en'))
        .slice(0, limit)
        .map(({ name, rows }) => ({ name, movies: new Set(rows).size }));
    },
    directorsByName: allDirectors,
    themes: allThemes,
    origins: () => (origins ??= readOrigins(database, columns())),
    rowsWithText: (words, isBeginning = false) => {
      const key = isBeginning ? `${words}*` : words;
      const rows = found.get(key) ?? findText((text ??= readText(database, columns())), words, isBeginning);
      found.delete(key);
      found.set(key, rows);
      for (const [oldest] of found) if (found.size > keptLookups) found.delete(oldest);
      return rows;
    },
  };
}

type MutableTheme = { tag: string; rows: number[]; strengths: number[] };

function readThemes(database: SqliteDatabase, { rowOf }: MovieColumns): ReadonlyMap<string, Theme> {
  const themes = new Map<string, MutableTheme>();
  const sources = [
    {
      names: 'SELECT tag_id, tag FROM tag_names',
      uses: 'SELECT tag_id, movie_id, count FROM movie_tags',
      strengthOf: (count: number) => count / (count + doubtOfOne),
    },
    {
      names: 'SELECT tag_id, tag FROM genome_tags',
      uses: 'SELECT tag_id, movie_id, relevance FROM movie_genome',
      strengthOf: (relevance: number) => Math.max(0, (relevance - leastRelevance) / (1 - leastRelevance)),
    },
    {
      names: 'SELECT keyword_id, keyword FROM keywords',
      uses: 'SELECT keyword_id, movie_id, 0 FROM movie_keywords',
      strengthOf: () => keywordStrength,
    },
  ];
  for (const { names, uses, strengthOf } of sources) {
    const byId = new Map<number, MutableTheme>();
    for (const [id, tag] of database.prepare<[], [number, string]>(names).raw().all()) {
      const name = foldText(tag);
      if (name.length < shortestTag || name.length > longestTag) continue;
      const theme = themes.get(name) ?? { tag: tag.toLowerCase(), rows: [], strengths: [] };
      // `time travel` rather than `Time-Travel`.
      if (tag.toLowerCase() === name) theme.tag = name;
      themes.set(name, theme);
      byId.set(id, theme);
    }
    for (const [id, movieId, value] of database.prepare<[], TagRow>(uses).raw().iterate()) {
      const theme = byId.get(id);
      const row = rowOf(movieId);
      if (theme === undefined || row === undefined) continue;
      theme.rows.push(row);
      theme.strengths.push(strengthOf(value));
    }
  }
  return themes;
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

function readOrigins(database: SqliteDatabase, { rowOf }: MovieColumns): ReadonlyMap<string, Origin> {
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
    .prepare<[], [number, number, string]>('SELECT movie_id, position, country FROM movie_countries')
    .raw();
  for (const [movieId, position, country] of countries.iterate())
    add(country, movieId, position === 0 ? originStrengths.first : originStrengths.other);
  const named = database
    .prepare<[], [number, string | null, string]>(
      "SELECT movie_id, language, alternative_titles FROM movies WHERE language IS NOT NULL OR alternative_titles <> '[]'",
    )
    .raw();
  for (const [movieId, language, titles] of named.iterate()) {
    if (language !== null) {
      add(language, movieId, originStrengths.language);
      continue;
    }
    const found = new Map<string, string>();
    for (const title of readTexts(titles)) {
      const guess = languageOfTitle(title);
      if (guess !== null && !found.has(guess)) found.set(guess, title);
    }
    for (const [guess, title] of found) add(guess, movieId, originStrengths.title, title);
  }
  return origins;
}

/** Titles and plots one after another, each word after a space: looking for a word is one pass over a string. */
function readText(database: SqliteDatabase, { foldedTitles, rowOf }: MovieColumns): Text {
  const plots = new Map(
    database
      .prepare<[], [number, string]>('SELECT movie_id, overview FROM overviews')
      .raw()
      .all()
      .map(([movieId, overview]) => [rowOf(movieId) ?? -1, overview]),
  );
  const starts = new Int32Array(foldedTitles.length);
  const parts: string[] = [];
  let length = 0;
  for (const [row, title] of foldedTitles.entries()) {
    const plot = plots.get(row);
    const part = plot === undefined ? ` ${title} |` : ` ${title} | ${foldText(plot)} |`;
    starts[row] = length;
    length += part.length;
    parts.push(part);
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
