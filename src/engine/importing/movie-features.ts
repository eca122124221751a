// Reads the movies of a folder in any MovieLens layout as rows of features: titles, years, genres, tags.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { FeatureRow } from '../library/feature-rows.ts';
import { readCsv } from './csv.ts';
import { fileAt } from './folder-source.ts';
import { splitGenres } from './formats/movielens-csv.ts';
import { parseMovieLensTitle } from './movielens-title.ts';
import { parseHeader } from './table-header.ts';
import { readText } from './text-file.ts';

/** The 19 flags at the end of a row of `u.item`, in order; the first says that nothing is known. */
const flaggedGenres = [
  ...[
    'unknown',
    'Action',
    'Adventure',
    'Animation',
    'Children',
    'Comedy',
    'Crime',
    'Documentary',
    'Drama',
    'Fantasy',
  ],
  ...['Film-Noir', 'Horror', 'Musical', 'Mystery', 'Romance', 'Sci-Fi', 'Thriller', 'War', 'Western'],
];
const firstFlag = 5;

type Table = { name: string; read: (text: string) => Iterable<FeatureRow> };

/** Looked for in this order; the first that is there is read. */
const movieTables: readonly Table[] = [
  { name: 'movies.csv', read: readMoviesCsv },
  { name: 'movies.dat', read: readMoviesDat },
  { name: 'u.item', read: readItems },
];

/**
 * The movies of `movies.csv`, `movies.dat` or `u.item` in the folder by ascending id, with the tags of `tags.csv` or `tags.dat` where there
 * are any; rows without a movie id are passed over. Ratings and budgets are not known here. Throws `file-not-found`.
 */
export async function readMovieFeatures(directory: string): Promise<FeatureRow[]> {
  const names = await readdir(directory).catch(() => null);
  const table = movieTables.find(({ name }) => names?.includes(name) === true);
  if (names === null || table === undefined) {
    throw new MatineeError(
      'file-not-found',
      `There is no movies.csv, movies.dat or u.item in ${directory}.`,
      { details: { path: directory } },
    );
  }
  const movies = new Map<number, FeatureRow>();
  for (const row of table.read(await readText(await fileAt(join(directory, table.name))))) {
    if (Number.isInteger(row.movieId) && !movies.has(row.movieId)) movies.set(row.movieId, row);
  }
  const tagTable = ['tags.csv', 'tags.dat'].find((name) => names.includes(name));
  if (tagTable !== undefined)
    addTags(movies, tagTable, await readText(await fileAt(join(directory, tagTable))));
  return [...movies.values()].sort((a, b) => a.movieId - b.movieId);
}

function* readMoviesCsv(text: string): Generator<FeatureRow> {
  for (const [field] of csvRows(text)) {
    yield featureRow(field('movieid'), field('title'), splitGenres(field('genres')));
  }
}

function* readMoviesDat(text: string): Generator<FeatureRow> {
  for (const line of text.split(/\r?\n/u)) {
    const [movieId, title, genres] = line.split('::');
    if (movieId === undefined || title === undefined) continue;
    yield featureRow(movieId, title, splitGenres(genres ?? '').map(sameGenreName));
  }
}

function* readItems(text: string): Generator<FeatureRow> {
  for (const line of text.split(/\r?\n/u)) {
    const fields = line.split('|');
    const [movieId, title] = fields;
    if (movieId === undefined || title === undefined) continue;
    const genres = flaggedGenres.filter((_, place) => place > 0 && fields[firstFlag + place] === '1');
    yield featureRow(movieId, title, genres);
  }
}

function featureRow(movieId: string, rawTitle: string, genres: string[]): FeatureRow {
  const { title, year } = parseMovieLensTitle(rawTitle);
  const id = /^\d+$/u.test(movieId.trim()) ? Number(movieId) : Number.NaN;
  return { movieId: id, title, year, genres, tags: [], budgetUsd: null, ratingCount: 0, meanStars: null };
}

/** Older sets write `Children's` where newer ones write `Children`. */
function sameGenreName(genre: string): string {
  return genre === "Children's" ? 'Children' : genre;
}

function addTags(movies: ReadonlyMap<number, FeatureRow>, name: string, text: string): void {
  const counts = new Map<number, Map<string, FeatureRow['tags'][number]>>();
  for (const [movieId, tag] of name === 'tags.csv' ? csvTags(text) : datTags(text)) {
    const key = tag.trim().toLowerCase();
    if (key === '' || !movies.has(movieId)) continue;
    const ofMovie = counts.get(movieId) ?? new Map<string, FeatureRow['tags'][number]>();
    counts.set(movieId, ofMovie);
    const use = ofMovie.get(key) ?? { tag: tag.trim(), count: 0 };
    use.count += 1;
    ofMovie.set(key, use);
  }
  for (const [movieId, ofMovie] of counts) {
    movies.get(movieId)?.tags.push(...[...ofMovie.values()].sort((a, b) => b.count - a.count));
  }
}

function* csvTags(text: string): Generator<[number, string]> {
  for (const [field] of csvRows(text)) yield [Number(field('movieid')), field('tag')];
}

function* datTags(text: string): Generator<[number, string]> {
  for (const line of text.split(/\r?\n/u)) {
    const [, movieId, tag] = line.split('::');
    if (movieId !== undefined && tag !== undefined) yield [Number(movieId), tag];
  }
}

/** The rows below the header, each as a function from a column's name to its text. */
function* csvRows(text: string): Generator<[(column: string) => string]> {
  const { delimiter, columns } = parseHeader(text.slice(0, text.indexOf('\n')).replace(/\r$/u, ''));
  let isHeader = true;
  for (const { fields } of readCsv(text, delimiter)) {
    if (!isHeader) yield [(column) => fields[columns.indexOf(column)] ?? ''];
    isHeader = false;
  }
}
