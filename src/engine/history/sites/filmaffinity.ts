// Votes of FilmAffinity, which has no export: the table that filmaffinity-backup writes.
import { readerOf } from './table-site.ts';

export const recogniseFilmAffinity = readerOf({
  needs: [['title', 'userscore', 'famovieid']],
  columns: { title: ['title'], 'other-title': ['originaltitle'], year: ['year'], rating: ['userscore'] },
  scale: '10',
  unrated: 'left-out',
});
