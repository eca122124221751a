import { describe, expect, test } from 'vitest';
import { writeZip } from '../../../../tests/fixtures/made-archive.ts';
import { expectRefusal, useHistories } from '../../../../tests/fixtures/made-histories.ts';
import { readHistory } from '../read-history.ts';

const { place, readFile } = useHistories();

function traktItem(rating: number | undefined, title: string, ids: object, more: object = {}): object {
  return {
    rated_at: '2024-05-31T18:30:00.000Z',
    rating,
    type: 'movie',
    movie: { title, year: 1995, ids },
    ...more,
  };
}

describe('Trakt', () => {
  const ratings = JSON.stringify([
    traktItem(7, 'Heat', { trakt: 1, slug: 'heat-1995', imdb: 'tt0113277', tmdb: 949 }),
    traktItem(1, 'No Ids', { trakt: 2, slug: 'no-ids', imdb: null, tmdb: null }, {}),
  ]);

  test.each(['ratings-movies.json', 'user/ratings/ratings-movies.json'])(
    'is found in a zip as %s',
    async (path) => {
      const shows = JSON.stringify([
        { rated_at: 'x', rating: 9, type: 'show', show: { title: 'A Series', ids: {} } },
      ]);
      const { format, rows, skipped, untaken } = await readHistory(
        writeZip(place.path('trakt.zip'), {
          [path]: ratings,
          [path.replace('movies', 'shows')]: shows,
          [path.replace('ratings-movies', 'comments')]: JSON.stringify([
            {
              type: 'movie',
              movie: { title: 'Alien', year: 1979, ids: {} },
              comment: { comment: 'Loud.', created_at: '2020-02-01T00:00:00.000Z' },
            },
          ]),
          'user/watched/watched-movies.json': JSON.stringify([
            {
              plays: 2,
              last_watched_at: '2020-01-01T00:00:00.000Z',
              movie: { title: 'Heat', year: 1995, ids: { imdb: 'tt0113277' } },
            },
            {
              plays: 1,
              last_watched_at: '2020-01-01T00:00:00.000Z',
              movie: { title: 'Alien', year: 1979, ids: {} },
            },
          ]),
          'user/collection/collection-movies.json': JSON.stringify([
            {
              collected_at: '2021-01-01T00:00:00.000Z',
              movie: { title: 'Ran', year: 1985, ids: {} },
            },
          ]),
          'user/lists/lists-favorites.json': JSON.stringify([
            {
              ...{ rank: 1, listed_at: '2020-02-01T00:00:00.000Z', type: 'movie' },
              movie: { title: 'Tampopo', year: 1985, ids: {} },
            },
          ]),
          'user/likes/likes-lists.json': JSON.stringify([
            { liked_at: '2020-02-01T00:00:00.000Z', type: 'list', list: { name: 'Somebody’s' } },
          ]),
          'user/lists/watchlist.json': JSON.stringify([
            {
              listed_at: '2020-01-01T00:00:00.000Z',
              type: 'movie',
              movie: { title: 'Brazil', year: 1985, ids: {} },
            },
            { listed_at: '2020-01-01T00:00:00.000Z', type: 'show', show: { title: 'A Series', ids: {} } },
          ]),
        }),
      );
      expect(format).toBe('trakt');
      expect(rows.filter(({ kind }) => kind === 'rating')).toMatchObject([
        {
          title: 'Heat',
          year: 1995,
          imdbId: 'tt0113277',
          tmdbId: 949,
          halfStars: 7,
          datedAtMs: Date.UTC(2024, 4, 31, 18, 30),
        },
        { title: 'No Ids', imdbId: null, tmdbId: null, halfStars: 1 },
      ]);
      const viewings = rows.filter(({ kind }) => kind === 'viewing');
      expect(viewings.map(({ title, note, isRewatch }) => [title, note, isRewatch]).toSorted()).toEqual([
        ['Alien', '', false],
        ['Alien', 'Loud.', false],
        ['Heat', '', true],
      ]);
      expect(rows.filter(({ kind }) => kind === 'watchlist').map(({ title }) => title)).toEqual(['Brazil']);
      expect(rows.filter(({ kind }) => kind === 'owned').map(({ title }) => title)).toEqual(['Ran']);
      expect(rows.filter(({ kind }) => kind === 'liked')).toMatchObject([
        { title: 'Tampopo', halfStars: null, datedAtMs: Date.UTC(2020, 1, 1) },
      ]);
      expect(untaken).toContainEqual(expect.objectContaining({ kind: 'likes', count: 1 }));
      expect(skipped.skippedByReason).toEqual([{ reason: 'television, not a movie', count: 2 }]);
    },
  );

  test('has plays of long ago; its own day for one that nobody knows is none', async () => {
    const movie = { title: 'Heat', year: 1995, ids: {} };
    const plays = ['1977-05-25T20:00:00.000Z', '1970-01-01T00:00:00.000Z'];
    const { rows } = await readFile(
      'history-1.json',
      JSON.stringify(plays.map((watched_at) => ({ watched_at, action: 'watch', type: 'movie', movie }))),
    );
    expect(rows.map(({ kind, datedAtMs }) => [kind, datedAtMs])).toEqual([
      ['viewing', Date.UTC(1977, 4, 25, 20)],
    ]);
  });

  test('is read as one file too, rows of another shape skipped by their place', async () => {
    const { rows, skipped } = await readFile(
      'mine.json',
      `[${ratings.slice(1, -1)}, {"type":"movie"}, 5, {"rating":"8","movie":{"title":"x","ids":{}}}, {"rating":11,"movie":{"title":"x","ids":{}}}]`,
    );
    expect(rows.map(({ title, halfStars }) => [title, halfStars])).toEqual([
      ['Heat', 7],
      ['No Ids', 1],
      ['x', 8],
    ]);
    expect(skipped.skippedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'it names no movie'],
      [4, 'it is no entry of Trakt'],
      [6, 'the rating is not one that the site gives'],
    ]);
  });

  test('may have years and ids that are invalid', async () => {
    const odd = { title: 'Odd', year: 1995.5, ids: { imdb: 'x', tmdb: 9.5 } };
    const { rows } = await readFile(
      'mine.json',
      JSON.stringify([
        { rating: 7, movie: odd },
        { rating: 7, movie: { ...odd, year: 1e300 } },
      ]),
    );
    expect(rows).toMatchObject([
      { year: 1995, imdbId: null, tmdbId: null },
      { year: null, imdbId: null, tmdbId: null },
    ]);
  });

  test.each(['{"rating":5}', '[{"rating":', '[]x', '[1,2,3]', '["Heat","Ran"]'])(
    'is refused where it is %s',
    async (text) => {
      await expectRefusal(readFile('ratings.json', text), 'not-a-history', /not a list of JSON objects/);
    },
  );

  test('is a list of its name where it is one, whatever the name says', async () => {
    const { rows } = await readFile(
      'best-of-1995.json',
      JSON.stringify([
        {
          ...{ rank: 1, listed_at: '2020-02-01T00:00:00.000Z', notes: 'Twice', type: 'movie' },
          movie: { title: 'Heat', year: 1995, ids: {} },
        },
        { rank: 2, listed_at: '2020-02-01T00:00:00.000Z', type: 'show', show: { title: 'A Series' } },
      ]),
    );
    expect(rows).toMatchObject([
      { kind: 'list', title: 'Heat', note: 'Twice', list: { name: 'Best of 1995', isOrdered: true } },
    ]);
  });
});
