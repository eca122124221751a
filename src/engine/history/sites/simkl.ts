// Simkl's backup, and the CSV that it exports and imports; both have series and anime beside movies.
import type { HistoryFile } from '../history-file.ts';
import type { SiteReader } from '../history-format.ts';
import { readCells } from '../mapping/table-cells.ts';
import { foldedNames, readerOf, together } from './table-site.ts';

const recogniseTable = readerOf({
  needs: [['simklid', 'title', 'type', 'watchlist']],
  columns: {
    ...{ title: ['title'], year: ['year'], type: ['type'], 'imdb-id': ['imdbid', 'imdb'] },
    ...{
      'tmdb-id': ['tmdbid', 'tmdb'],
      rating: ['rating'],
      watched: ['watchlist'],
      date: ['watcheddate'],
      note: ['memo'],
    },
  },
  scale: '10',
  dateOrder: 'month-first',
  unrated: 'left-out',
});

const readMovies = readerOf({
  needs: [[]],
  list: 'movies',
  columns: {
    ...{
      title: ['movietitle'],
      year: ['movieyear'],
      'imdb-id': ['movieidsimdb'],
      'tmdb-id': ['movieidstmdb'],
    },
    ...{ rating: ['userrating'], watched: ['status'], note: ['memotext'] },
    ...{ date: ['userratedat'], 'watched-date': ['lastwatchedat'] },
  },
  scale: '10',
  unrated: 'left-out',
});

/** The backup is one object with up to three lists; the movies are read, the rest is counted. */
const recogniseBackup: SiteReader = (files) => {
  const backups = files.filter((file) => file.kind === 'json' && isBackup(file));
  const movies = readMovies(backups);
  if (backups.length === 0 || movies === null) return null;
  return {
    files: backups,
    read: async (reading) => {
      for (const file of backups) {
        for (const list of ['shows', 'anime']) {
          reading.untaken.add('series', file.path, (await readCells(file, list))?.rows.length ?? 0);
        }
      }
      return movies.read(reading);
    },
  };
};

function isBackup(file: HistoryFile): boolean {
  const names = foldedNames(file);
  const isEntry = (list: string, work: string): boolean =>
    names.includes(`${list}status`) && names.includes(`${list}${work}ids`);
  return isEntry('movies', 'movie') || isEntry('shows', 'show') || isEntry('anime', 'show');
}

export const recogniseSimkl = together(recogniseTable, recogniseBackup);
