// Decides, row by row, what an import does to the diary: the later of two ratings stays, and what is there already is left alone.
import type { HistoryKind, RowOutcome } from '../../contract/history.ts';
import { toHalfStars } from '../../contract/stars.ts';
import type { IdentifiedEntry } from '../library/diary/entry-store.ts';
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import type { DiaryMark } from '../library/diary/mark-store.ts';
import { contradicts, type EntryIdentity } from '../library/catalogue/movie-matcher.ts';

/** A row whose movie is settled. */
export type SettledRow = {
  kind: HistoryKind;
  isLeftOut: boolean;
  /** Null if it waits for a movie of this catalogue. */
  movieId: number | null;
  /** What it waits under. */
  identity: EntryIdentity;
  /** See `identityKeys`. */
  keys: readonly string[];
  halfStars: number | null;
  /** When it was rated, or at the latest may have been. */
  datedAtMs: number;
};

export type DiaryState = { entries: readonly IdentifiedEntry[]; marks: readonly DiaryMark[] };

export type PlannedRow = {
  outcome: RowOutcome;
  /** The diary's entry of that movie; null if it has none. */
  entry: IdentifiedEntry | null;
};

/** One plan for each row, in the order of the rows. */
export function planImport(rows: readonly SettledRow[], diary: DiaryState): PlannedRow[] {
  const lasting = findLasting(rows);
  const entryOf = createFinder(diary.entries);
  const markOf = {
    watched: createFinder(diary.marks.filter(({ kind }) => kind === 'watched')),
    watchlist: createFinder(diary.marks.filter(({ kind }) => kind === 'watchlist')),
  };
  return rows.map((row, place): PlannedRow => {
    if (row.isLeftOut) return { outcome: 'none', entry: null };
    const entry = entryOf(row);
    if (lasting.get(subjectOf(row)) !== place) return { outcome: 'double', entry };
    if (row.kind === 'rating') return { outcome: ratingOutcome(row, entry), entry };
    const isSaid = markOf[row.kind](row) !== null || (row.kind === 'watched' && entry !== null);
    return { outcome: isSaid ? 'same' : addOutcome(row), entry };
  });
}

function ratingOutcome(row: SettledRow, entry: IdentifiedEntry | null): RowOutcome {
  if (entry === null) return addOutcome(row);
  if (toHalfStars(entry.stars) === row.halfStars) return needsLink(row, entry) ? 'update' : 'same';
  return row.datedAtMs >= entry.ratedAtMs ? 'update' : 'older';
}

/** Whether the row knows the movie that the diary's entry waits for. */
export function needsLink(row: Pick<SettledRow, 'movieId'>, entry: IdentifiedEntry): boolean {
  return row.movieId !== null && entry.movieId === null;
}

function addOutcome({ movieId }: SettledRow): RowOutcome {
  return movieId === null ? 'wait' : 'add';
}

function subjectOf({ kind, movieId, keys }: SettledRow): string {
  return `${kind} ${movieId ?? keys[0] ?? ''}`;
}

/** Of the rows about one movie the one that was rated last, otherwise the last of the file. */
function findLasting(rows: readonly SettledRow[]): Map<string, number> {
  const lasting = new Map<string, number>();
  for (const [place, row] of rows.entries()) {
    if (row.isLeftOut) continue;
    const best = rows[lasting.get(subjectOf(row)) ?? -1];
    if (best === undefined || row.datedAtMs >= best.datedAtMs) lasting.set(subjectOf(row), place);
  }
  return lasting;
}

/** Finds what the diary has of a row's movie: by its id, otherwise among what waits, by what identifies it. */
function createFinder<T extends EntryIdentity & { movieId: number | null }>(
  all: readonly T[],
): (row: SettledRow) => T | null {
  const byMovie = new Map(
    all.flatMap((each) => (each.movieId === null ? [] : [[each.movieId, each] as const])),
  );
  const waiting = new Map(
    all
      .filter((each) => each.movieId === null)
      .flatMap((each) => identityKeys(each).map((key) => [key, each] as const)),
  );
  return ({ movieId, identity, keys }) => {
    const linked = movieId === null ? undefined : byMovie.get(movieId);
    if (linked !== undefined) return linked;
    for (const key of keys) {
      const found = waiting.get(key);
      if (found !== undefined && !contradicts(found, identity)) return found;
    }
    return null;
  };
}
