// Votes of Kinopoisk, which has no export: tables as the tools write them that people get theirs with.
import { readerOf } from './table-site.ts';

export const recogniseKinopoisk = readerOf({
  needs: [
    ['namerus', 'rating'],
    ['namerus', 'rating10'],
  ],
  columns: {
    ...{ title: ['nameeng', 'name', 'namerus'], year: ['year'], type: ['type'] },
    ...{ rating: ['rating10', 'rating'], date: ['date'] },
  },
  scale: '10',
  unrated: 'left-out',
});
