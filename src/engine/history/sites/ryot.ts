// Ryot's export: one JSON object, whose `metadata` lists everything that was seen or reviewed.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { z } from 'zod';
import type { RatingScale } from '../../../contract/table-mapping.ts';
import { parseId } from '../field-values.ts';
import type { HistoryFile } from '../history-file.ts';
import type { ReadingHistory, SiteReader } from '../history-format.ts';
import { halfStarsOf } from '../rating-scales.ts';
import { rowDate, viewingDate } from '../row-dates.ts';
import { bareRow, viewingOfUnknownDay, type SourceRow } from '../source-row.ts';
import { foldedNames } from './table-site.ts';

const text = z.union([z.string(), z.number()]).transform(String).nullish().catch(null);
const reviewSchema = z.looseObject({
  rating: text,
  review: z.looseObject({ date: text, text }).nullish().catch(null),
});
const itemSchema = z.looseObject({
  ...{ lot: text, source: text, identifier: text, source_id: text },
  reviews: z.array(reviewSchema).nullish().catch([]),
  seen_history: z
    .array(z.looseObject({ ended_on: text }))
    .nullish()
    .catch([]),
  collections: z
    .array(z.union([z.string(), z.looseObject({ collection_name: text, collectionName: text })]))
    .nullish()
    .catch([]),
});
type Item = z.infer<typeof itemSchema>;
const exportSchema = z.looseObject({ metadata: z.array(z.unknown()) });

export const recogniseRyot: SiteReader = (files) => {
  const exports = files.filter((file) => {
    const names = foldedNames(file);
    return (
      file.kind === 'json' &&
      ['metadatalot', 'metadatasource', 'metadataidentifier'].every((name) => names.includes(name))
    );
  });
  if (exports.length === 0) return null;
  return {
    files: exports,
    read: async (reading) => {
      const rows: SourceRow[] = [];
      for (const file of exports) rows.push(...(await readExport(file, reading)));
      return rows;
    },
  };
};

async function readExport(file: HistoryFile, reading: ReadingHistory): Promise<SourceRow[]> {
  const list = exportSchema.safeParse(parseJson(await file.text())).data?.metadata ?? [];
  const items = list.map((each) => itemSchema.safeParse(each).data ?? null);
  const scale = scaleOf(
    items.flatMap((item) => (item?.reviews ?? []).map(({ rating }) => Number(rating ?? 0))),
  );
  const rows: SourceRow[] = [];
  for (const [place, item] of items.entries()) {
    const found = item === null ? 'it is no entry of Ryot' : rowsOf(item, file.path, place + 1, scale);
    if (typeof found === 'string') reading.skipped.add(file.path, place + 1, found);
    else {
      const problem = found.find(({ dateProblem }) => dateProblem !== null)?.dateProblem ?? null;
      if (problem !== null) reading.remarks.add(file.path, place + 1, problem);
      rows.push(...found, ...(item === null ? [] : reviewsOf(item, found)));
    }
  }
  return rows;
}

/** Everyone chooses the scale of what is shown and exported; numbers up to 5 alone say nothing about it. */
function scaleOf(ratings: readonly number[]): RatingScale | null {
  const highest = Math.max(0, ...ratings);
  if (highest > 10) return '100';
  return highest > 5 ? '10' : null;
}

function rowsOf(item: Item, file: string, line: number, scale: RatingScale | null): SourceRow[] | SkipReason {
  if (item.lot !== 'movie')
    return /show|anime/u.test(item.lot ?? '') ? skipReasons.television : skipReasons.noMovie;
  const tmdbId = item.source === 'tmdb' ? parseId(item.identifier ?? '') : null;
  const title = /\p{L}/u.test(item.source_id ?? '') ? (item.source_id ?? '') : '';
  if (tmdbId === null && title === '') return skipReasons.noTitle;
  const row = { ...bareRow, file, line, title, tmdbId };
  const review = (item.reviews ?? []).findLast(({ rating }) => (rating ?? '') !== '');
  const halfStars = scale === null || review === undefined ? null : halfStarsOf(review.rating ?? '', scale);
  const dates = (item.seen_history ?? []).map((seen) => viewingDate(seen.ended_on ?? ''));
  const viewings = dates.flatMap((date): SourceRow[] =>
    date.datedAtMs === null ? [] : [{ ...row, ...date, kind: 'viewing' }],
  );
  if (halfStars !== null)
    return [{ ...row, kind: 'rating', halfStars, ...rowDate(review?.review?.date ?? '') }, ...viewings];
  if (viewings.length > 0) return viewings;
  if (dates[0] !== undefined) return [{ ...row, ...dates[0], kind: 'watched' }];
  if (review !== undefined)
    return scale === null ? 'the file does not say of how many its ratings are' : skipReasons.badRating;
  const isListed = (item.collections ?? []).some(
    (each) =>
      (typeof each === 'string' ? each : (each.collection_name ?? each.collectionName)) === 'Watchlist',
  );
  return isListed ? [{ ...row, kind: 'watchlist' }] : skipReasons.noRating;
}

/** What was written about the film: nothing says on which day it was watched. */
function reviewsOf({ reviews }: Item, [row]: readonly SourceRow[]): SourceRow[] {
  if (row === undefined) return [];
  return (reviews ?? []).flatMap(({ review }) => {
    const note = review?.text ?? '';
    if (note === '') return [];
    const notedAtMs = rowDate(review?.date ?? '').datedAtMs;
    return [{ ...viewingOfUnknownDay(row), note, notedAtMs }];
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
