// Finds the movies of the diary's entries, viewings, marks and lists in a new catalogue.
import {
  matchRank,
  type EntryIdentity,
  type MovieMatch,
  type MovieMatcher,
} from '../catalogue/movie-matcher.ts';
import type { MovieStore } from '../catalogue/movie-store.ts';
import { losersOf, type Claim } from '../catalogue/same-film.ts';
import type { DiaryFile } from './diary-file.ts';
import { createRecounting } from './recounting.ts';

export type RelinkCatalogue = Pick<MovieMatcher, 'match'> & Pick<MovieStore, 'identity'>;

export type Relinking = {
  /** Finds every entry's movie in a new catalogue; entries without one keep waiting. With null all wait. */
  relink: (catalogue: RelinkCatalogue | null) => { linked: number; waiting: number };
};

type LinkedRow = EntryIdentity & {
  id: number;
  profileId: number;
  /** Whose, and of marks also of which kind, of lists which one: each owner has one row for a movie. Of viewings each is its own. */
  owner: string;
  movieId: number | null;
  genres: string;
};

type MatchedRow = { row: LinkedRow; match: MovieMatch | null };

/** Where a row is to be linked, and what it learns of its movie by that. */
type Link = Pick<LinkedRow, 'id' | 'movieId' | 'imdbId' | 'tmdbId' | 'genres'>;

type LinkedTable = {
  name: string;
  id: string;
  owner: string;
  time: string;
  /** What names the profile, where the table itself does not. */
  within?: string;
};

const entries: LinkedTable = { name: 'entries', id: 'entry_id', owner: 'profile_id', time: 'rated_at_ms' };
const marks: LinkedTable = {
  name: 'marks',
  id: 'mark_id',
  owner: "profile_id || ' ' || kind",
  time: 'marked_at_ms',
};

const listItems: LinkedTable = {
  ...{ name: 'list_items', id: 'item_id', owner: 'list_id', time: 'position' },
  within: 'JOIN lists USING (list_id)',
};

const viewings: LinkedTable = {
  name: 'viewings',
  id: 'viewing_id',
  owner: 'viewing_id',
  time: 'noted_at_ms',
};

export function createRelinking(file: DiaryFile): Relinking {
  const { recountAll } = createRecounting(file);
  const selectProfiles = file.values<[], number>('SELECT profile_id FROM profiles');
  const write = file.transaction((catalogue: RelinkCatalogue | null) => {
    const planned = planLinks(file, catalogue);
    writeLinks(file, marks, planned.marks.changed);
    writeLinks(file, listItems, planned.listItems.changed);
    writeLinks(file, viewings, planned.viewings.changed);
    writeLinks(file, entries, planned.entries.changed);
    for (const profileId of selectProfiles.all()) recountAll(profileId);
  });
  return {
    relink: (catalogue) => {
      const planned = planLinks(file, catalogue);
      const { linked, waiting } = planned.entries;
      // At every start, mostly to no effect: then nothing is written, and nobody who writes is waited for.
      if (Object.values(planned).some(({ changed }) => changed.length > 0)) write(catalogue);
      return { linked, waiting };
    },
  };
}

type Plan = { changed: Link[]; linked: number; waiting: number };
type Plans = { marks: Plan; listItems: Plan; viewings: Plan; entries: Plan };

/**
 * Ratings, viewings, marks and movies of lists claim movies together: where several films do, the surest has it, as at an import.
 * Spellings of one title and year are not distinguished, since the diary knows no site's own names: of those the latest has it.
 */
function planLinks(file: DiaryFile, catalogue: RelinkCatalogue | null): Plans {
  const match = matchingOnce(catalogue);
  const matched = [marks, listItems, viewings, entries].map((table) =>
    readRows(file, table).map((row) => ({ row, match: match(row) })),
  );
  const all = matched.flat();
  const profiles = new Set(all.map(({ row }) => row.profileId));
  const losers = new Set(
    [...profiles].flatMap((id) => [
      ...losersOf(all.filter(({ row }) => row.profileId === id).flatMap(claimOf)),
    ]),
  );
  const [ofMarks, ofListItems, ofViewings, ofEntries] = matched.map((rows) =>
    planTable(rows, losers, catalogue),
  );
  const none = { changed: [], linked: 0, waiting: 0 };
  return {
    ...{ marks: ofMarks ?? none, listItems: ofListItems ?? none },
    ...{ viewings: ofViewings ?? none, entries: ofEntries ?? none },
  };
}

/** A movie's rows are mostly of one film: each film is looked for once. */
function matchingOnce(catalogue: RelinkCatalogue | null): (row: LinkedRow) => MovieMatch | null {
  const known = new Map<string, MovieMatch | null>();
  return (row) => {
    const key = JSON.stringify([row.movieId, row.title, row.year, row.imdbId, row.tmdbId]);
    const match = known.get(key) ?? catalogue?.match(row, row.movieId) ?? null;
    known.set(key, match);
    return match;
  };
}

function readRows(file: DiaryFile, table: LinkedTable): LinkedRow[] {
  return file
    .rows<[], LinkedRow>(
      `SELECT ${table.id} AS id, profile_id AS profileId, CAST(${table.owner} AS TEXT) AS owner, movie_id AS movieId,
        title, year, imdb_id AS imdbId, tmdb_id AS tmdbId, genres
      FROM ${table.name} ${table.within ?? ''} ORDER BY ${table.time} DESC, ${table.id} DESC`,
    )
    .all();
}

function claimOf({ row, match }: MatchedRow): Claim<LinkedRow>[] {
  if (match?.certainty !== 'certain' || match.movieId === null) return [];
  return [{ of: row, film: row, movieId: match.movieId, rank: match.rank ?? matchRank.nearYear }];
}

/** The surest of a movie gets it, of these the latest; what an archive's doubled titles leave over waits. */
function planTable(
  all: readonly MatchedRow[],
  losers: ReadonlySet<LinkedRow>,
  catalogue: RelinkCatalogue | null,
): Plan {
  const taken = new Set<string>();
  const changed: Link[] = [];
  for (const { row, match } of all.toSorted((a, b) => (a.match?.rank ?? 0) - (b.match?.rank ?? 0))) {
    const isLost = losers.has(row) && (match?.rank ?? 0) >= matchRank.otherForm;
    const movieId = match?.certainty === 'certain' && !isLost ? match.movieId : null;
    const key = `${row.owner} ${movieId}`;
    const link =
      catalogue === null || movieId === null || taken.has(key)
        ? unlinked(row)
        : linkTo(movieId, row, catalogue);
    if (link.movieId !== null) taken.add(key);
    if (!isSame(row, link)) changed.push(link);
  }
  return { changed, linked: taken.size, waiting: all.length - taken.size };
}

function unlinked({ id, imdbId, tmdbId, genres }: LinkedRow): Link {
  return { id, movieId: null, imdbId, tmdbId, genres };
}

function linkTo(movieId: number, row: LinkedRow, catalogue: RelinkCatalogue): Link {
  const identity = catalogue.identity(movieId);
  return {
    id: row.id,
    movieId,
    imdbId: row.imdbId ?? identity.imdbId,
    tmdbId: row.tmdbId ?? identity.tmdbId,
    genres: identity.genres.length > 0 ? JSON.stringify(identity.genres) : row.genres,
  };
}

function isSame(row: LinkedRow, link: Link): boolean {
  return (
    row.movieId === link.movieId &&
    row.imdbId === link.imdbId &&
    row.tmdbId === link.tmdbId &&
    row.genres === link.genres
  );
}

/** Two rows may change places: all leave their movie before any gets its new one. */
function writeLinks(file: DiaryFile, { name, id }: LinkedTable, links: readonly Link[]): void {
  const leave = file.write<[number]>(`UPDATE ${name} SET movie_id = NULL WHERE ${id} = ?`);
  const link = file.write<[Link]>(
    `UPDATE ${name} SET movie_id = @movieId, imdb_id = @imdbId, tmdb_id = @tmdbId, genres = @genres WHERE ${id} = @id`,
  );
  for (const each of links) leave.run(each.id);
  for (const each of links) link.run(each);
}
