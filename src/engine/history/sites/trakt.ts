// Trakt's export: lists of JSON objects, in a zip or one by one.
import { z } from 'zod';
import { MatineeError } from '../../../contract/errors.ts';
import { fileName } from '../../archives/archive-source.ts';
import { nextTurn } from '../../base/cancellation.ts';
import { halfStarsOfTen, parseDate, parseId, parseImdbId, parseYear } from '../field-values.ts';
import { skipReasons, type HistoryFile, type ReadingHistory, type ReadRows } from '../history-format.ts';
import { bareRow, type SourceRow } from '../source-row.ts';

/** Every part but the title may be missing or of a kind that nobody expects; only what is used is looked at. */
const itemSchema = z.object({
  type: z.string().optional(),
  rating: z.number().optional(),
  rated_at: z.string().optional(),
  last_watched_at: z.string().optional(),
  watched_at: z.string().optional(),
  listed_at: z.string().optional(),
  movie: z
    .object({
      title: z.string().nullish(),
      year: z.number().nullish(),
      ids: z.object({ imdb: z.string().nullish(), tmdb: z.number().nullish() }).catch({}),
    })
    .optional(),
});
type Item = z.infer<typeof itemSchema>;

const usedFiles = /^(?:ratings-|watched-movies|watched-history|history-|(?:lists-)?watchlist)/iu;
const turnItems = 2000;

/** In a zip the names say which lists are ratings, watched movies or the watchlist; a file alone is taken as it is. */
export function recogniseTrakt(files: readonly HistoryFile[]): ReadRows | null {
  const lists = files.filter(
    (file) => file.kind === 'json' && (files.length === 1 || usedFiles.test(fileName(file))),
  );
  if (lists.length === 0) return null;
  return async (reading) => {
    const rows: SourceRow[] = [];
    for (const file of lists) rows.push(...(await readList(file, reading)));
    return rows;
  };
}

async function readList(file: HistoryFile, { skipped, signal }: ReadingHistory): Promise<SourceRow[]> {
  const items = parseList(file.path, await file.text());
  const rows: SourceRow[] = [];
  for (const [index, item] of items.entries()) {
    if (index % turnItems === turnItems - 1) await nextTurn(signal);
    const parsed = itemSchema.safeParse(item);
    const row = parsed.success ? parseItem(parsed.data, file.path, index + 1) : 'it is no entry of Trakt';
    if (typeof row === 'string') skipped.add(file.path, index + 1, row);
    else rows.push(row);
  }
  if (rows.length === 0 && items.length > 0 && !items.some((item) => itemSchema.safeParse(item).success)) {
    skipped.refuseMostlyBad(file.path, items.length);
  }
  return rows;
}

function parseList(path: string, text: string): unknown[] {
  try {
    const list: unknown = JSON.parse(text);
    if (Array.isArray(list)) return list;
  } catch {
    // Reported below, like JSON of another kind.
  }
  throw new MatineeError(
    'not-a-history',
    `${path} is not a list of JSON objects, as Trakt exports its ratings. Get the export again, and choose its zip or its ratings-movies.json.`,
    { details: { file: path } },
  );
}

function parseItem(item: Item, file: string, line: number): SourceRow | string {
  const { movie } = item;
  if (movie === undefined || (item.type !== undefined && item.type !== 'movie'))
    return skipReasons.television;
  const title = movie.title?.trim() ?? '';
  const ids = { imdbId: parseImdbId(movie.ids.imdb ?? ''), tmdbId: parseId(String(movie.ids.tmdb ?? '')) };
  if (title === '' && ids.imdbId === null && ids.tmdbId === null) return skipReasons.noTitle;
  const row = { ...bareRow, ...ids, file, line, title, year: parseYear(String(movie.year ?? '')) };
  if (item.rating !== undefined) {
    const halfStars = halfStarsOfTen(String(item.rating));
    return halfStars === null
      ? skipReasons.badRating
      : { ...row, kind: 'rating', halfStars, datedAtMs: parseDate(item.rated_at ?? '') };
  }
  const watchedAt = item.last_watched_at ?? item.watched_at;
  if (watchedAt !== undefined) return { ...row, kind: 'watched', datedAtMs: parseDate(watchedAt) };
  if (item.listed_at !== undefined) {
    return { ...row, kind: 'watchlist', datedAtMs: parseDate(item.listed_at) };
  }
  return skipReasons.noRating;
}
