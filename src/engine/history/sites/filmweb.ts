// Votes of Filmweb, which has no export: the table or the JSON that filmweb-export writes.
import { parseYear } from '../field-values.ts';
import { readerOf } from './table-site.ts';

export const recogniseFilmweb = readerOf({
  needs: [['uservote', 'pltitle']],
  columns: {
    ...{ title: ['originaltitle', 'pltitle'], year: ['year'], rating: ['uservote'] },
    date: ['isodate', 'timestamp'],
  },
  scale: '10',
  unrated: 'left-out',
  // The address has the year of the film; the column has that of its start in Poland.
  film: (cellOf) => {
    const year = parseYear(/-(\d{4})-\d+\/?$/u.exec(cellOf('link'))?.[1] ?? '');
    return year === null ? {} : { year };
  },
});
