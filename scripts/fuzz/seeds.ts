// Small valid files of every kind that is read: what fuzzing corrupts.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Site } from '../../src/contract/sites.ts';
import { madeFiles, type MadeFiles } from '../../tests/fixtures/made-archive.ts';
import { brokenRow, metadataRow, metadataTable } from '../../tests/fixtures/made-metadata.ts';
import { trackerExports } from '../../tests/fixtures/tracker-exports.ts';
import { hundredThousand, oneMillion, tenMillion } from '../../tests/fixtures/older-archives.ts';
import { buildZip } from '../../tests/fixtures/zip-builder.ts';
import type { FuzzFiles } from './corruption.ts';

/** Real files beside the checkout; of each table the first lines are taken. */
const realFolder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const realHeadBytes = 6000;

export const csvArchives: FuzzFiles[] = [
  toBuffers(madeFiles),
  toBuffers({
    ...madeFiles,
    'ml-made/genome-tags.csv': 'tagId,tag\n1,007\n2,"18th, century"\n',
    'ml-made/genome-scores.csv': 'movieId,tagId,relevance\n1,1,0.975\n1,2,0.02\n2,1,0.5\n',
  }),
];

export const olderArchives: FuzzFiles[] = [oneMillion, tenMillion, hundredThousand].map(toBuffers);

/** Single tables in all layouts. */
export const tables: FuzzFiles[] = [...csvArchives, ...olderArchives, ...realHeads()].flatMap((files) =>
  Object.values(files).map((bytes) => ({ 'table.csv': bytes })),
);

export const ratingTables: FuzzFiles[] = [
  'userId,movieId,rating,timestamp\n1,2,4.5,964982703\n10,20,0.5,7\n10,21,5,-8\n',
  'user_id;movie_id;rating\r\n1;2;4.5\r\n10;20;0.5\r\n',
  '1::1193::5::978300760\n2::661::3::978302109\n',
  '196\t242\t3\t881250949\n186\t302\t3\t891717742\n',
].map((text) => ({ 'ratings.csv': Buffer.from(text) }));

export const zips: FuzzFiles[] = [madeFiles, oneMillion].map((files) => ({
  'made.zip': buildZip(Object.entries(files).map(([path, content]) => ({ path, content }))),
}));

const letterboxdColumns = 'Date,Name,Year,Letterboxd URI';
const letterboxd: MadeFiles = {
  'ratings.csv': `${letterboxdColumns},Rating\n2024-05-31,Heat,1995,https://boxd.it/a,3.5\n2024-06-01,"Good, the ""Bad""",,https://boxd.it/b,0.5\n`,
  'watched.csv': `${letterboxdColumns}\n2024-05-31,Alien,1979,https://boxd.it/d\n`,
  'watchlist.csv': `${letterboxdColumns}\n2024-07-01,Brazil,1985,https://boxd.it/e\n`,
  'likes/films.csv': `${letterboxdColumns}\n2024-05-31,Alien,1979,https://boxd.it/d\n`,
  'lists/best.csv': `Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-05,Best,,u,"a, b"\n\nPosition,Name,Year,URL,Description\n1,Heat,1995,https://boxd.it/a,\n2,Alien,1979,https://boxd.it/d,late\n`,
  'diary.csv': `${letterboxdColumns},Rating,Rewatch,Tags,Watched Date\n2024-05-31,Heat,1995,u,2,Yes,"a, b",2024-05-30\n`,
};
const traktItem = {
  rated_at: '2024-05-31T10:00:00.000Z',
  rating: 7,
  type: 'movie',
  movie: { title: 'Heat', year: 1995, ids: { trakt: 1, slug: 'heat-1995', imdb: 'tt0113277', tmdb: 949 } },
};

/** Exports of a person's ratings from every site; a single file is read as it is, several as a zip. */
const exportsOf: Readonly<Record<Site, readonly MadeFiles[]>> = {
  ...trackerExports,
  movielens: [
    {
      'movielens-ratings.csv':
        'movie_id,imdb_id,tmdb_id,rating,average_rating,title\n2571,0133093,603,4.5,4.15,"Matrix, The (1999)"\n8,tt0112302,,0.5,3.1,Tom and Huck (1995)\n',
    },
  ],
  letterboxd: [
    letterboxd,
    {
      'letterboxd.csv':
        'LetterboxdURI,tmdbID,imdbID,Title,Year,Directors,Rating,Rating10,WatchedDate,Rewatch,Tags,Review\n,949,tt0113277,Heat,1995,Michael Mann,3.5,7,2024-05-31,,,"good,\nvery"\n',
    },
  ],
  imdb: [
    {
      'imdb.csv':
        'Const,Your Rating,Date Rated,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors\ntt0113277,7,2024-05-31,"Heat","Heat",https://www.imdb.com/title/tt0113277,Movie,8.3,170,1995,"Crime, Drama",700000,1995-12-15,Michael Mann\n',
    },
  ],
  trakt: [
    { 'ratings-movies.json': JSON.stringify([traktItem, { ...traktItem, rating: 10 }]) },
    {
      'user/ratings-movies.json': JSON.stringify([traktItem]),
      'user/watched-movies.json': JSON.stringify([{ ...traktItem, last_watched_at: '2024-01-01T00:00:00Z' }]),
    },
  ],
  tmdb: [
    {
      'tmdb.csv':
        'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated\n949,tt0113277,movie,Heat,1995-12-15,,,8,7,2024-05-31T10:00:00Z\n1396,tt0903747,tv,Breaking Bad,2008-01-20,1,1,9,10,2024-05-31\n',
    },
  ],
};
/** Tables of no site. */
const ownTables: readonly MadeFiles[] = [
  { 'films.csv': 'Film;Jahr;Note;Gesehen am\nHeat;1995;8/10;31.05.2024\nAlien (1979);;A-;\n' },
  { 'films.json': '{"items": [{"title": "Heat", "ids": {"imdb": "tt0113277"}, "stars": "4,5"}]}' },
];

export const histories: FuzzFiles[] = [...Object.values(exportsOf).flat(), ...ownTables].map(toBuffers);

export const pythonLiterals: FuzzFiles[] = [
  "[{'id': 16, 'name': 'Animation'}, {'id': 35, 'name': \"Harper's\"}]",
  "{'a': None, 'b': [True, False, -1.5e3, ()], 'c': ('x', 'y\\n\\u00e9')}",
].map((text) => ({ literal: Buffer.from(text) }));

/** Tables of movie details: a made one with the traps of the real one, and the beginning of that where it is there. */
export const metadata: FuzzFiles[] = [
  {
    'movies_metadata.csv': Buffer.from(
      metadataTable([
        metadataRow({ id: '862', imdbId: 'tt0114709', title: 'Toy Story', overview: 'Two\n"lines", of it' }),
        brokenRow('603', { isPadded: true }),
        brokenRow('604', { isPadded: false }),
        metadataRow({ id: '1997-08-20', date: '10/30/1995' }),
      ]),
    ),
  },
  ...realHeads().filter((files) => Object.keys(files).some((name) => name.startsWith('movies_metadata'))),
];

function toBuffers(files: MadeFiles): FuzzFiles {
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, Buffer.from(content)]));
}

/** Beginnings of the real tables that are unpacked beside the checkout, if any. */
function realHeads(): FuzzFiles[] {
  if (!existsSync(realFolder)) return [];
  return readdirSync(realFolder)
    .filter((name) => name.endsWith('.csv'))
    .map((name) => ({ [name]: readFileSync(join(realFolder, name)).subarray(0, realHeadBytes) }));
}
