// Criticker's ratings as CSV: everyone chooses the scale, 0 to 10 or 0 to 100.
import { skipReasons } from '../../../contract/skip-reasons.ts';
import { readerOf } from './table-site.ts';

export const recogniseCriticker = readerOf({
  needs: [['score', 'filmname']],
  columns: {
    ...{ title: ['filmname'], year: ['year'], 'imdb-id': ['imdbid'], rating: ['score'] },
    ...{ date: ['daterated', 'reviewdate'], note: ['minireview'] },
  },
  scale: (ratings) => (ratings.some((rating) => Number(rating) > 10) ? '100' : '10'),
  isZeroWorst: true,
  unrated: 'left-out',
  judge: (cellOf) => (cellOf('url').includes('/tv/') ? { skip: skipReasons.television } : null),
});
