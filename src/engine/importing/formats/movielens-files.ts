// Which file of an archive of the MovieLens CSV family is which, told by the columns of its first line.
import { MatineeError } from '../../../contract/errors.ts';
import { fileName, type ArchiveFile, type ArchiveSource } from '../archive-source.ts';
import { parseHeader, readFirstLine, type TableHeader } from '../table-header.ts';

export type MovieLensTable = { file: ArchiveFile; header: TableHeader };

export type MovieLensTables = {
  ratings: MovieLensTable;
  movies: MovieLensTable;
  links: MovieLensTable | null;
  tags: MovieLensTable | null;
  /** Files named like a table of the family that have not its columns and can be done without. */
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

/** A folder full of other tables is not searched to its end. */
const mostTables = 100;

/** The family's tables; null where nothing in the archive is or claims to be a table of ratings. Throws `wrong-columns` and `archive-damaged`. */
export async function findTables(
  source: ArchiveSource,
  signal: AbortSignal | undefined,
): Promise<MovieLensTables | null> {
  const tables: (MovieLensTable & { kind: Kind | null })[] = [];
  const csvFiles = source.files
    .filter((file) => /\.csv$/iu.test(file.path))
    .sort(byDepth)
    .slice(0, mostTables);
  for (const file of csvFiles) {
    const header = parseHeader(await readFirstLine(file, signal));
    tables.push({ file, header, kind: kindOf(header) });
  }

  const ratings = tables.find((table) => table.kind === 'ratings');
  if (ratings === undefined) {
    const claimed = tables.find((table) => isNamed(table.file, 'ratings'));
    if (claimed !== undefined) throw wrongColumns(claimed, 'userId, movieId and rating');
    return null;
  }
  const folder = folderOf(ratings.file);
  const beside = tables.filter((table) => folderOf(table.file) === folder);
  const movies = beside.find((table) => table.kind === 'movies');
  if (movies === undefined) {
    const claimed = beside.find((table) => isNamed(table.file, 'movies'));
    if (claimed !== undefined) throw wrongColumns(claimed, 'movieId, title and genres');
    throw new MatineeError(
      'archive-damaged',
      `${source.name} has ratings but no list of movies (movies.csv) beside them, so they can't be used. Get the whole archive again.`,
      { details: { file: source.name } },
    );
  }
  return {
    ratings,
    movies,
    links: beside.find((table) => table.kind === 'links') ?? null,
    tags: beside.find((table) => table.kind === 'tags') ?? null,
    unusable: beside
      .filter((table) => table.kind === null && (isNamed(table.file, 'links') || isNamed(table.file, 'tags')))
      .map((table) => table.file),
  };
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

function folderOf(file: ArchiveFile): string {
  return file.path.slice(0, file.path.lastIndexOf('/') + 1);
}

function byDepth(a: ArchiveFile, b: ArchiveFile): number {
  return a.path.split('/').length - b.path.split('/').length || (a.path < b.path ? -1 : 1);
}
