// Watcharr's export: a JSON list, each entry with its state, its rating and what it is about.
import { readerOf } from './table-site.ts';

export const recogniseWatcharr = readerOf({
  needs: [['status', 'contenttmdbid', 'contenttype']],
  columns: {
    ...{ title: ['contenttitle'], year: ['contentreleasedate'], type: ['contenttype'] },
    ...{
      'tmdb-id': ['contenttmdbid'],
      'imdb-id': ['contentimdbid'],
      rating: ['rating'],
      watched: ['status'],
    },
    // The time of the last change says nothing about the rating: a rename moves it as well.
    ...{ date: ['createdat'], note: ['thoughts'] },
  },
  isDateOfNote: true,
  scale: '10',
  unrated: 'left-out',
});
