// Yamtrack's CSV, which has movies among series, books and games; its numbers are those of the source that each row names.
import { parseId } from '../field-values.ts';
import { readerOf } from './table-site.ts';

export const recogniseYamtrack = readerOf({
  needs: [['mediaid', 'source', 'mediatype']],
  columns: {
    ...{ title: ['title'], type: ['mediatype'], rating: ['score'], watched: ['status'] },
    ...{ date: ['enddate', 'progressedat', 'progresschanged', 'startdate'], note: ['notes'] },
  },
  scale: '10',
  unrated: 'left-out',
  film: (cellOf) => ({ tmdbId: cellOf('source') === 'tmdb' ? parseId(cellOf('mediaid')) : null }),
});
