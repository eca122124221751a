import { describe, expect, test } from 'vitest';
import {
  brief,
  day,
  imdbHeader,
  imdbRow,
  lines,
  useHistories,
} from '../../../../tests/fixtures/made-histories.ts';

const { readFile } = useHistories();

describe('IMDb', () => {
  test('gives 1 to 10 as half-stars, and the person’s rating, not everyone’s', async () => {
    const { format, rows } = await readFile(
      'ratings.csv',
      lines(
        imdbHeader,
        imdbRow('tt0113277', '7', 'Heat', 'Movie'),
        imdbRow('tt0211915', '10', 'Amélie', 'movie', {
          original: 'Le fabuleux destin d’Amélie Poulain',
          year: '2001',
        }),
        imdbRow('tt10872600', '1', 'No Way Home', 'Movie', { year: '' }),
      ),
    );
    expect(format).toBe('imdb');
    expect(rows).toMatchObject([
      {
        imdbId: 'tt0113277',
        title: 'Heat',
        year: 1995,
        halfStars: 7,
        otherTitles: [],
        datedAtMs: day(2024, 5, 31),
      },
      { halfStars: 10, otherTitles: ['Le fabuleux destin d’Amélie Poulain'] },
      { imdbId: 'tt10872600', halfStars: 1, year: null },
    ]);
  });

  test('leaves television and games out, and says so; TV films wait like others, shorts count by their id', async () => {
    const types = [
      'TV Series',
      'tvMiniSeries',
      'TV Episode',
      'Video Game',
      'Podcast Episode',
      'tvMovie',
      'Short',
    ];
    const { rows, skipped } = await readFile(
      'ratings.csv',
      lines(imdbHeader, ...types.map((type, at) => imdbRow(`tt000000${at + 1}`, '8', type, type))),
    );
    expect(rows.map(({ title, onlyById }) => [title, onlyById])).toEqual([
      ['tvMovie', false],
      ['Short', true],
    ]);
    expect(skipped.skippedByReason).toEqual([
      { reason: 'television, not a movie', count: 4 },
      { reason: 'not a movie', count: 1 },
    ]);
  });

  test('without Original Title, in windows-1252, with the names of before 2017', async () => {
    const old = lines(
      '"position","const","created","modified","description","Title","Title type","Directors","You rated","IMDb Rating","Runtime (mins)","Year","Genres","Num. Votes","Release Date (month/day/year)","URL"',
      '"1","tt0211915","Sun Sep 18 00:00:00 2016","","","Le fabuleux destin d\'Amélie – Poulain","Feature Film","Jean-Pierre Jeunet","9","8.3","122","2001","comedy","600000","2001-04-25","http://x"',
      '"2","tt0903747","Sun Sep 18 00:00:00 2016","","","Breaking Bad","TV Series","","10","9.5","49","2008","crime","1","2008-01-20","http://x"',
    );
    const bytes = Buffer.from(old.replace('–', '\u0096'), 'latin1');
    const { rows } = await readFile('ratings.csv', bytes);
    expect(rows).toMatchObject([
      { title: "Le fabuleux destin d'Amélie – Poulain", halfStars: 9, datedAtMs: day(2016, 9, 18) },
    ]);
  });

  test('as a list export starts with the position, and is a list, with a rating where there is one', async () => {
    const { rows, skipped } = await readFile(
      'list.csv',
      lines(
        'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated',
        '1,tt0113277,2020-01-01,2020-01-01,,Heat,Heat,u,Movie,8.3,170,1995,Crime,1,1995-12-15,Michael Mann,8,2020-01-02',
        '2,tt0078748,2020-01-01,2020-01-01,,Alien,Alien,u,Movie,8.5,117,1979,Horror,1,1979-05-25,Ridley Scott,,',
      ),
    );
    expect(rows).toMatchObject([
      { kind: 'rating', imdbId: 'tt0113277', halfStars: 8, datedAtMs: day(2020, 1, 2) },
      { kind: 'list', imdbId: 'tt0113277', list: { name: 'list' } },
      { kind: 'list', imdbId: 'tt0078748', halfStars: null },
    ]);
    expect(skipped.skippedByReason).toEqual([]);
  });

  test('of before 2017 has a position in its ratings too, and these are no list', async () => {
    const header = 'position,const,created,modified,description,Title,Title type,Directors,You rated,Year';
    const heat = '1,tt0113277,Thu May  3 00:00:00 2012,,,Heat,Feature Film,Michael Mann,8,1995';
    const alien = '2,tt0078748,Thu May  3 00:00:00 2012,,,Alien,Feature Film,Ridley Scott,9,1979';
    const kinds = async (name: string, ...rows: string[]): Promise<string[]> =>
      (await readFile(name, lines(header, ...rows))).rows.map(({ kind }) => kind);
    expect(await kinds('ratings.csv', heat, alien)).toEqual(['rating', 'rating']);
    expect(await kinds('old.csv', heat, alien)).toEqual(['rating', 'rating']);
    expect(await kinds('list.csv', heat, alien.replace(',9,', ',,'))).toEqual(['rating', 'list', 'list']);
  });

  test('with semicolons, another order of columns, a byte order mark and CRLF', async () => {
    const { rows } = await readFile(
      'x.csv',
      '\ufeffYear;Title;Const;Title Type;Your Rating\r\n1995;Heat;113277;movie;7\r\n',
    );
    expect(rows.map(brief)).toEqual([['Heat', 1995, 7]]);
    expect(rows[0]?.imdbId).toBe('tt0113277');
  });
});
