import { expect, test } from 'vitest';
import { importMade } from '../../../../tests/fixtures/imported.ts';
import { writeFolder } from '../../../../tests/fixtures/made-archive.ts';
import { oneMillion, tenMillion } from '../../../../tests/fixtures/older-archives.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { importArchive } from '../import-archive.ts';

const place = useWorkplace();

test('1M: double colons, Latin-1, Children’s under its newer name, people passed over', async () => {
  await importMade(place, oneMillion, (catalogue, report) => {
    expect(report).toMatchObject({
      format: 'MovieLens 1M',
      movies: 4,
      users: 2,
      ratings: 4,
      tags: 0,
      skipped: 0,
    });
    expect(catalogue.details(1)).toMatchObject({
      title: 'Toy Story',
      year: 1995,
      genres: ['Animation', 'Children', 'Comedy'],
    });
    expect(catalogue.details(73).title).toBe('Les Misérables');
    expect(catalogue.userRatings(2)).toEqual([
      { movieId: 73, halfStars: 6 },
      { movieId: 3535, halfStars: 2 },
    ]);
  });
});

test('10M: half stars, tags, a leading article, titles and tags with colons in them', async () => {
  await importMade(place, tenMillion, (catalogue, report) => {
    expect(report).toMatchObject({
      format: 'MovieLens 10M',
      movies: 3,
      users: 2,
      ratings: 3,
      tags: 3,
      skipped: 0,
    });
    expect(catalogue.userRatings(1)).toEqual([
      { movieId: 122, halfStars: 10 },
      { movieId: 185, halfStars: 9 },
    ]);
    expect(catalogue.userRatings(2)).toEqual([{ movieId: 122, halfStars: 1 }]);
    expect(catalogue.details(185)).toMatchObject({
      title: 'The Net',
      tags: [
        { tag: '007', count: 1 },
        { tag: 'left::right', count: 1 },
      ],
    });
    expect(catalogue.details(5557)).toMatchObject({
      title: ':: A Title of Colons ::',
      year: 1999,
      genres: [],
    });
  });
});

test('10M is known by its contents: the names of its folder and files say nothing', async () => {
  const { 'ml-10M100K/ratings.dat': ratings = '', 'ml-10M100K/movies.dat': movies = '' } = tenMillion;
  const path = writeFolder(place.path('some folder'), { 'a.txt': ratings, 'b.txt': movies });
  const report = await importArchive({ path, targetFile: place.path('new.db') });
  expect(report).toMatchObject({ format: 'MovieLens 10M', movies: 3, ratings: 3 });
});

test('carriage returns and bad rows: what can be read is, the rest is reported with its line', async () => {
  const files = {
    ...tenMillion,
    'ml-10M100K/movies.dat':
      '122::Boomerang (1992)::Comedy\r\nx::Bad Id::Drama\r\n185::Net, The (1995)::Crime\r\nno colons\r\n9::Far (2000)::War\r\n',
    'ml-10M100K/ratings.dat': '1::122::5::838985046\r\n1::185::4.7::838983525\r\n1::9::4::838983525\r\n',
  };
  await importMade(place, files, (catalogue, report) => {
    expect(report).toMatchObject({ movies: 3, ratings: 2 });
    expect(report.skippedRows.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'the movie id is not a whole number'],
      [4, 'the row has too few or too many fields'],
      [2, 'the rating is not in half steps'],
    ]);
    expect(catalogue.details(122).genres).toEqual(['Comedy']);
  });
});

test('ratings without a list of movies are refused', async () => {
  const { 'ml-1m/ratings.dat': ratings = '' } = oneMillion;
  await expect(importMade(place, { 'ml-1m/ratings.dat': ratings }, () => null)).rejects.toMatchObject({
    code: 'archive-damaged',
    message: expect.stringContaining('movies.dat') as unknown,
  });
});
