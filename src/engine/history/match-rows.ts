// Matches the rows of a history with the movies of the catalogue, and with what the person said of such rows before.
import { identityKeys } from '../library/catalogue/identity-keys.ts';
import type { MovieChoice } from '../library/diary/choice-store.ts';
import type { EntryIdentity, MovieMatch, MovieMatcher } from '../library/catalogue/movie-matcher.ts';
import { nextTurn } from '../base/cancellation.ts';
import type { SourceRow } from './source-row.ts';

export type MatchedRow = {
  source: SourceRow;
  /** What identifies the row; a row without a title goes by its id. */
  identity: EntryIdentity;
  /** See `identityKeys`; made once, since folding titles takes most of the time. */
  keys: readonly string[];
  match: MovieMatch;
  /** What the person chose for such a row at an earlier import; null for nothing. */
  remembered: MovieChoice | null;
};

const turnRows = 200;

export type MatchingOptions = {
  /** Called for each row that counts by its id alone, if the catalogue has no movie of that id: it is left out. */
  onDropped: (row: SourceRow) => void;
  /** Called every few milliseconds. */
  onProgress?: ((rowsDone: number, rowsTotal: number) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/**
 * `matcher` is asked again at every turn of the event loop and may throw if the catalogue has changed.
 * Throws `cancelled`.
 */
export async function matchRows(
  rows: readonly SourceRow[],
  remembered: ReadonlyMap<string, MovieChoice>,
  matcher: () => Pick<MovieMatcher, 'match'>,
  { onDropped, onProgress, signal }: MatchingOptions,
): Promise<MatchedRow[]> {
  const matched: MatchedRow[] = [];
  let current = matcher();
  for (const [place, source] of rows.entries()) {
    if (place % turnRows === turnRows - 1) {
      onProgress?.(place, rows.length);
      await nextTurn(signal);
      current = matcher();
    }
    const identity = identityOf(source);
    const match = current.match({ ...source, ...identity });
    const keys = identityKeys(identity);
    const isById = match.matchedBy === 'imdb-id' || match.matchedBy === 'tmdb-id';
    if (source.onlyById && !isById) onDropped(source);
    else matched.push({ source, identity, keys, match, remembered: remembered.get(keys[0] ?? '') ?? null });
  }
  return matched;
}

function identityOf({ title, year, imdbId, tmdbId }: SourceRow): EntryIdentity {
  return { title: title || (imdbId ?? `TMDB ${tmdbId ?? ''}`.trim()), year, imdbId, tmdbId };
}
