// Reads the movies of a folder in any MovieLens layout as rows of features: titles, years, genres, tags.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { FeatureRow } from '../library/catalogue/feature-rows.ts';
import type { ArchiveFile } from './archive-source.ts';
import { fileAt } from './folder-source.ts';
import type { MovieTable, TagTable } from './formats/movie-tables.ts';
import { itemMovies } from './formats/movielens-100k.ts';
import { csvMovies, csvTags } from './formats/movielens-csv.ts';
import { datMovies, datTags } from './formats/movielens-dat.ts';
import type { MovieLensTable } from './formats/movielens-files.ts';
import { parseHeader, readFirstLine } from './table-header.ts';
import { readText } from './text-file.ts';

type Reader<T> = { name: string; open: (file: ArchiveFile) => T | Promise<T> };

/** Tried in this order; the first that exists is read. */
const movieTables: readonly Reader<MovieTable>[] = [
  { name: 'movies.csv', open: async (file) => csvMovies(await withHeader(file)) },
  { name: 'movies.dat', open: (file) => datMovies(file) },
  { name: 'u.item', open: (file) => itemMovies(file) },
];
const tagTables: readonly Reader<TagTable>[] = [
  { name: 'tags.csv', open: async (file) => csvTags(await withHeader(file)) },
  { name: 'tags.dat', open: (file) => datTags(file) },
];

/**
 * The movies of `movies.csv`, `movies.dat` or `u.item` in the folder by ascending id, with the tags of `tags.csv` or `tags.dat` where there
 * are any; invalid rows are skipped. Ratings and budgets are not read here. Throws `file-not-found`.
 */
export async function readMovieFeatures(directory: string): Promise<FeatureRow[]> {
  const names = (await readdir(directory).catch(() => null)) ?? [];
  const table = await openFirst(movieTables, directory, names);
  if (table === null) {
    throw new MatineeError(
      'file-not-found',
      `There is no movies.csv, movies.dat or u.item in ${directory}.`,
      { details: { path: directory } },
    );
  }
  const movies = new Map<number, FeatureRow>();
  for (const { fields } of table.rows(await readText(table.file))) {
    const movie = table.toMovie(fields);
    if (typeof movie !== 'string' && !movies.has(movie.movieId)) {
      const { movieId, title, year, genres } = movie;
      const row = { movieId, title, year, genres: [...genres], tags: [], budgetUsd: null };
      movies.set(movieId, { ...row, ratingCount: 0, meanStars: null });
    }
  }
  const tags = await openFirst(tagTables, directory, names);
  if (tags !== null) addTags(movies, tags, await readText(tags.file));
  return [...movies.values()].sort((a, b) => a.movieId - b.movieId);
}

async function openFirst<T>(
  readers: readonly Reader<T>[],
  directory: string,
  names: readonly string[],
): Promise<T | null> {
  const reader = readers.find(({ name }) => names.includes(name));
  return reader === undefined ? null : reader.open(fileAt(join(directory, reader.name)));
}

async function withHeader(file: ArchiveFile): Promise<MovieLensTable> {
  return { file, header: parseHeader(await readFirstLine(file)) };
}

function addTags(movies: ReadonlyMap<number, FeatureRow>, table: TagTable, text: string): void {
  const counts = new Map<number, Map<string, FeatureRow['tags'][number]>>();
  for (const { fields } of table.rows(text)) {
    const { movieId: id, tag } = table.toTag(fields);
    const movieId = Number(id);
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
