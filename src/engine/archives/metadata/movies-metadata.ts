// The Movies Dataset's `movies_metadata.csv`: its columns, and a record's row as facts about a movie.
import type { SkipReason } from '../../../contract/skip-reasons.ts';
import type { MovieRecord } from '../../library/catalogue/details-writer.ts';
import { byColumn } from '../formats/table-rows.ts';
import type { TableHeader } from '../table-header.ts';
import { parsePythonLiteral, readDictionaries } from './python-literal.ts';
import { idOf, readId, readKeywords } from './tmdb-values.ts';

/** TMDB's genre names as the MovieLens sets spell them; null for genres that those don't have. */
const movieLensGenres: Readonly<Record<string, string | null>> = {
  Family: 'Children',
  'Science Fiction': 'Sci-Fi',
  Music: 'Musical',
  History: null,
  'TV Movie': null,
  Foreign: null,
};
/** Names of genres are short; longer ones come from rows with shifted columns. */
const genreName = /^[A-Z][A-Za-z -]{1,20}$/u;

/** Reads a row of the table: a record, or the reason why it is invalid. */
export function recordReader(header: TableHeader): (fields: readonly string[]) => MovieRecord | SkipReason {
  const field = byColumn(header);
  return (fields) => {
    const text = (column: string): string => field(fields, column).trim();
    const tmdbId = readId(text('id'));
    if (tmdbId === null) return 'the id is not a whole number';
    const [budget, revenue, runtime] = [text('budget'), text('revenue'), text('runtime')].map(readAmount);
    if (budget === undefined) return 'the budget is not a number';
    if (revenue === undefined) return 'the revenue is not a number';
    if (runtime === undefined) return 'the runtime is not a number';
    return {
      tmdbId,
      imdbId: readImdbId(text('imdbid')),
      title: text('title') === '' ? text('originaltitle') : text('title'),
      year: readYear(text('releasedate')),
      genres: readGenres(text('genres')),
      runtimeMinutes: runtime,
      budgetUsd: budget,
      revenueUsd: revenue,
      overview: readOverview(text('overview')),
      language: readLanguage(text('originallanguage')),
      collection: readCollection(text('belongstocollection')),
      keywords: readKeywords(text('keywords')),
      countries: readCountries(text('productioncountries')),
    };
  };
}

/** A complete row has an id; the second half of a broken one has a date in that column. */
export function hasId(header: TableHeader): (fields: readonly string[]) => boolean {
  const field = byColumn(header);
  return (fields) =>
    fields.length === header.columns.length &&
    readId(field(fields, 'id').trim()) !== null &&
    readAmount(field(fields, 'runtime').trim()) !== undefined;
}

/** Null for 0 and for an empty field, which both mean unknown; undefined if it is not a number. */
function readAmount(text: string): number | null | undefined {
  if (text === '') return null;
  if (!/^\d{1,15}(?:\.\d+)?$/u.test(text)) return undefined;
  const amount = Number(text);
  return amount > 0 ? amount : null;
}

function readImdbId(text: string): string | null {
  const digits = /^tt(\d{1,10})$/u.exec(text)?.[1];
  return digits === undefined ? null : `tt${digits.padStart(7, '0')}`;
}

/** Year of `1995-10-30`, and of `10/30/1995` as spreadsheets save it. */
function readYear(date: string): number | null {
  const [, iso, slashed] = /^(?:(\d{4})-\d{1,2}-\d{1,2}|\d{1,2}\/\d{1,2}\/(\d{4}))$/u.exec(date) ?? [];
  const year = iso ?? slashed;
  return year === undefined ? null : Number(year);
}

function readGenres(text: string): string[] {
  return readDictionaries(text).flatMap(({ name }) => {
    if (typeof name !== 'string' || !genreName.test(name)) return [];
    const genre = Object.hasOwn(movieLensGenres, name) ? movieLensGenres[name] : name;
    return genre === null || genre === undefined ? [] : [genre];
  });
}

function readCountries(text: string): string[] {
  return readDictionaries(text).flatMap(({ iso_3166_1: code }) =>
    typeof code === 'string' && /^[A-Z]{2}$/u.test(code) ? [code] : [],
  );
}

/** A dictionary with the collection's number and name; whatever else is there, such as a shifted column, is none. */
function readCollection(text: string): MovieRecord['collection'] {
  const value = parsePythonLiteral(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { id, name } = value;
  const collectionId = idOf(id);
  if (collectionId === null || typeof name !== 'string' || name.trim() === '') return null;
  return { collectionId, name: name.trim() };
}

/** The dataset writes out in words that there is none. */
function readOverview(text: string): string | null {
  const overview = text.replace(/\s+/gu, ' ');
  return overview === '' || /^no (?:overview|movie overview)/iu.test(overview) ? null : overview;
}

/** TMDB's `xx` means a movie without language. */
function readLanguage(text: string): string | null {
  return /^[a-z]{2,3}$/u.test(text) ? text : null;
}
