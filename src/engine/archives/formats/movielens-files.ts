// Recognises the files of the MovieLens CSV family by the columns of their first line.
import { MatineeError } from '../../../contract/errors.ts';
import type { SniffedArchive } from '../archive-format.ts';
import { fileName, type ArchiveFile } from '../archive-source.ts';
import { parseHeader, type TableHeader } from '../table-header.ts';
import { noMoviesBeside } from './missing-table.ts';
import { chooseRatings, type ChosenRatings } from './rating-parts.ts';
import { folderOf } from './sniffed-files.ts';

export type MovieLensTable = { file: ArchiveFile; header: TableHeader };

export type MovieLensTables = {
  ratings: ChosenRatings<MovieLensTable>;
  movies: MovieLensTable;
  links: MovieLensTable | null;
  tags: MovieLensTable | null;
  /** The tag genome, if both of its tables exist. */
  genome: { scores: MovieLensTable; tags: MovieLensTable } | null;
  /** Optional files named like a table of the family but without its columns. */
  unusable: ArchiveFile[];
};

type Kind = 'ratings' | 'movies' | 'links' | 'tags' | 'genome-scores' | 'genome-tags';

/** Columns that each table must have, in any order and among others; the first that fits counts. */
const requiredColumns: readonly (readonly [Kind, readonly string[]])[] = [
  ['ratings', ['userid', 'movieid', 'rating']],
  ['tags', ['userid', 'movieid', 'tag']],
  ['genome-scores', ['movieid', 'tagid', 'relevance']],
  ['genome-tags', ['tagid', 'tag']],
  ['movies', ['movieid', 'title', 'genres']],
  ['links', ['movieid', 'imdbid']],
  ['links', ['movieid', 'tmdbid']],
];
const optional: readonly Kind[] = ['links', 'tags', 'genome-scores', 'genome-tags'];

/** The family's tables; null if no file is or claims to be a table of ratings. Throws `wrong-columns` and `archive-damaged`. */
export function findTables({ name, sniffed }: SniffedArchive): MovieLensTables | null {
  const tables = sniffed.map(({ file, firstLine, line }) => {
    const header = parseHeader(firstLine, line);
    return { file, header, kind: kindOf(header) };
  });
  const ratings = findRatings(tables.filter((table) => table.kind === 'ratings'));
  const [first] = ratings.used;
  if (first === undefined) {
    const claimed = tables.find((table) => isNamed(table.file, 'ratings'));
    if (claimed !== undefined) throw wrongColumns(claimed, 'userId, movieId and rating');
    return null;
  }
  const beside = tables.filter((table) => folderOf(table.file) === folderOf(first.file));
  const find = (kind: Kind): MovieLensTable | null => beside.find((table) => table.kind === kind) ?? null;
  // The parts of a split may be in folders of their own.
  const movies = find('movies') ?? tables.find((table) => table.kind === 'movies') ?? null;
  if (movies === null) {
    const claimed = beside.find((table) => isNamed(table.file, 'movies'));
    if (claimed !== undefined) throw wrongColumns(claimed, 'movieId, title and genres');
    throw noMoviesBeside(name, 'movies.csv');
  }
  const [scores, genomeTags] = [find('genome-scores'), find('genome-tags')];
  return {
    ratings,
    movies,
    links: find('links'),
    tags: find('tags'),
    genome: scores === null || genomeTags === null ? null : { scores, tags: genomeTags },
    unusable: beside
      .filter((table) => table.kind === null && optional.some((kind) => isNamed(table.file, kind)))
      .map((table) => table.file),
  };
}

/** Those nearest to the root; archives may hold a sample beside the whole table, and splits have a part in each folder. */
function findRatings(tables: readonly MovieLensTable[]): ChosenRatings<MovieLensTable> {
  const [first] = tables;
  const inFolder = tables.filter(
    ({ file }) => first !== undefined && folderOf(file) === folderOf(first.file),
  );
  const chosen = chooseRatings(inFolder, (file) => isNamed(file, 'ratings') || isNamed(file, 'rating'));
  const everywhere = chooseRatings(tables, () => false);
  return chosen.used.length === 1 && inFolder.length === 1 && everywhere.used.length > 1
    ? everywhere
    : chosen;
}

function kindOf(header: TableHeader): Kind | null {
  const found = requiredColumns.find(([, columns]) => columns.every((name) => header.columns.includes(name)));
  return found?.[0] ?? null;
}

function wrongColumns({ file, header }: MovieLensTable, needed: string): MatineeError {
  const found = header.columns.filter(Boolean);
  const has = found.length === 0 ? 'is empty' : `has the columns ${found.slice(0, 12).join(', ')}`;
  return new MatineeError('wrong-columns', `${file.path} ${has}; its first line must name ${needed}.`, {
    details: { file: file.path, columns: found },
  });
}

function isNamed(file: ArchiveFile, name: string): boolean {
  return fileName(file).toLowerCase() === `${name}.csv`;
}
