// Movary's export: ratings.csv, history.csv and watchlist.csv, each with a column that tells it.
import { readerOf } from './table-site.ts';

const film = ['title', 'tmdbid', 'imdbid'];

export const recogniseMovary = readerOf({
  needs: [
    [...film, 'userrating'],
    [...film, 'watchedat'],
    [...film, 'addedat'],
  ],
  columns: {
    ...{ title: ['title'], year: ['year'], 'tmdb-id': ['tmdbid'], 'imdb-id': ['imdbid'] },
    ...{ rating: ['userrating'], date: ['addedat'], 'watched-date': ['watchedat'], note: ['comment'] },
  },
  scale: '10',
  unrated: (folded) =>
    folded.includes('watchedat') ? 'watched' : folded.includes('addedat') ? 'watchlist' : 'left-out',
});
