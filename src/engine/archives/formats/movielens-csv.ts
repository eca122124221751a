// The MovieLens CSV family: latest, latest-small, 20M, 25M and 32M.
import type { NewMovie } from '../../library/catalogue/catalogue-input.ts';
import type { ArchiveFormat, ReadingContext } from '../archive-format.ts';
import type { RatingLayout } from '../rating-rows.ts';
import { readAllRatings } from '../read-ratings.ts';
import type { TableHeader } from '../table-header.ts';
import { splitGenres, toId, toMovie } from './movie-fields.ts';
import { readMovies, readTags, type MovieTable, type TagTable } from './movie-tables.ts';
import { findTables, type MovieLensTable, type MovieLensTables } from './movielens-files.ts';
import { byColumn, csvRows, readTableRows } from './table-rows.ts';
import { readGenome } from './tag-genome.ts';

type Link = { imdbId: string | null; tmdbId: number | null };

export const movieLensCsv: ArchiveFormat = {
  recognise: (archive) => {
    const tables = findTables(archive);
    if (tables === null) return null;
    const { ratings, movies, links, tags, genome } = tables;
    const used = [movies, links, tags, genome?.scores ?? null, genome?.tags ?? null];
    return {
      format: 'MovieLens CSV',
      bytes: bytesOf([...ratings.used, ...used]),
      ratingBytes: bytesOf(ratings.used),
      read: (context) => readArchive(tables, context),
    };
  },
};

function bytesOf(tables: readonly (MovieLensTable | null)[]): number {
  return tables.reduce((sum, table) => sum + (table?.file.bytes ?? 0), 0);
}

async function readArchive(tables: MovieLensTables, context: ReadingContext): Promise<void> {
  for (const file of tables.unusable) {
    context.skipped.add(file.path, 1, 'the file does not have the columns of its name and was left out');
  }
  const movies = await readMovies(csvMovies(tables.movies), context);
  const links = tables.links === null ? null : await readLinks(tables.links, movies, context);
  for (const movie of movies.values()) context.writer.addMovie({ ...movie, ...links?.get(movie.movieId) });
  const parts = tables.ratings.used.map(({ file, header }) => ({ file, layout: ratingLayout(header) }));
  await readAllRatings({ parts, leftOut: tables.ratings.leftOut }, context);
  if (tables.tags !== null) await readTags(csvTags(tables.tags), context);
  if (tables.genome !== null) await readGenome(tables.genome, context);
}

/** `movies.csv`: id, title with year, genres. */
export function csvMovies({ file, header }: MovieLensTable): MovieTable {
  const field = byColumn(header);
  return {
    file,
    rows: csvRows(header),
    toMovie: (fields) =>
      toMovie(field(fields, 'movieid'), field(fields, 'title'), splitGenres(field(fields, 'genres'))),
  };
}

/** `tags.csv`: user, movie, tag, time. */
export function csvTags({ file, header }: MovieLensTable): TagTable {
  const field = byColumn(header);
  return {
    file,
    rows: csvRows(header),
    toTag: (fields) => ({
      userId: field(fields, 'userid'),
      movieId: field(fields, 'movieid'),
      tag: field(fields, 'tag'),
      timestamp: field(fields, 'timestamp'),
    }),
  };
}

async function readLinks(
  { file, header }: MovieLensTable,
  movies: ReadonlyMap<number, NewMovie>,
  context: ReadingContext,
): Promise<Map<number, Link>> {
  const links = new Map<number, Link>();
  const field = byColumn(header);
  context.meter.enter('links');
  await readTableRows(file, csvRows(header), context, (fields) => {
    const movieId = toId(field(fields, 'movieid'));
    if (movieId === null) return 'the movie id is not a whole number';
    if (!movies.has(movieId)) return 'the list of movies does not have this movie';
    const imdb = field(fields, 'imdbid').trim().replace(/^tt/u, '');
    // A spreadsheet that has seen empty cells writes the others as 862.0.
    const tmdb = field(fields, 'tmdbid').trim().replace(/\.0$/u, '');
    if ((imdb !== '' && toId(imdb) === null) || (tmdb !== '' && toId(tmdb) === null)) {
      return 'the imdb or tmdb id is not a whole number';
    }
    links.set(movieId, {
      imdbId: imdb === '' ? null : `tt${imdb.padStart(7, '0')}`,
      tmdbId: tmdb === '' ? null : toId(tmdb),
    });
    return null;
  });
  return links;
}

/** Where a table of ratings with this header keeps its columns. */
export function ratingLayout({ delimiter, columns, line }: TableHeader): RatingLayout {
  const timestampColumn = columns.indexOf('timestamp');
  return {
    delimiter,
    userColumn: columns.indexOf('userid'),
    movieColumn: columns.indexOf('movieid'),
    ratingColumn: columns.indexOf('rating'),
    timestampColumn: timestampColumn < 0 ? null : timestampColumn,
    columns: columns.length,
    headerLines: line,
  };
}
