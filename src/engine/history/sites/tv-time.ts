// TV Time's data as it was handed out before the service ended: of its many tables `tracking-prod-records.csv` has the movies.
import { skipReasons } from '../../../contract/skip-reasons.ts';
import type { ReadingHistory } from '../history-format.ts';
import type { SourceRow } from '../source-row.ts';
import { readerOf } from './table-site.ts';

export const recogniseTvTime = readerOf({
  needs: [['moviename', 'entitytype', 'type']],
  columns: { title: ['moviename'], year: ['releasedate'], date: ['watchdate', 'createdat', 'updatedat'] },
  scale: '10',
  unrated: 'left-out',
  judge: (cellOf) => {
    if (cellOf('entitytype') !== 'movie') return { skip: skipReasons.television };
    const type = cellOf('type');
    if (type === 'towatch') return { unrated: 'watchlist' };
    return type === 'watch' || type === 'rewatch' ? { unrated: 'watched' } : { skip: 'it notes no viewing' };
  },
  finish: withoutWatched,
});

/** A movie stays on the watchlist there after it was watched. */
function withoutWatched(rows: SourceRow[], { skipped }: ReadingHistory): SourceRow[] {
  const nameOf = ({ title, year }: SourceRow): string => `${title} (${year})`;
  const watched = new Set(rows.filter(({ kind }) => kind === 'watched' || kind === 'viewing').map(nameOf));
  return rows.filter((row) => {
    const isLate = row.kind === 'watchlist' && watched.has(nameOf(row));
    if (isLate) skipped.add(row.file, row.line, 'it was on the watchlist, and was watched since');
    return !isLate;
  });
}
