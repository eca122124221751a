import { expect, test } from 'vitest';
import { importMade } from '../../../../tests/fixtures/imported.ts';
import type { MadeFiles } from '../../../../tests/fixtures/made-archive.ts';
import { hundredThousand } from '../../../../tests/fixtures/older-archives.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';

const place = useWorkplace();

function without(...names: readonly string[]): MadeFiles {
  return Object.fromEntries(Object.entries(hundredThousand).filter(([name]) => !names.includes(name)));
}

test('reads u.data and u.item, once, whatever split files lie beside', async () => {
  await importMade(place, hundredThousand, (catalogue, report) => {
    expect(report).toMatchObject({
      format: 'MovieLens 100K',
      movies: 7,
      users: 3,
      ratings: 6,
      skipped: 0,
    });
    expect(catalogue.details(302)).toMatchObject({
      title: 'L.A. Confidential',
      year: 1997,
      genres: ['Crime', 'Film-Noir'],
    });
    expect(catalogue.userRatings(22)).toEqual([
      { movieId: 246, halfStars: 8 },
      { movieId: 268, halfStars: 4 },
      { movieId: 1678, halfStars: 2 },
    ]);
  });
});

test('item 267 is called unknown and has no date and no genre', async () => {
  await importMade(place, hundredThousand, (catalogue) => {
    expect(catalogue.details(267)).toMatchObject({
      title: 'unknown',
      year: null,
      genres: [],
      ratingCount: 1,
    });
  });
});

test('two items with the same title stay two movies', async () => {
  await importMade(place, hundredThousand, (catalogue) => {
    expect(catalogue.summaries([246, 268]).map(({ title, meanStars }) => [title, meanStars])).toEqual([
      ['Chasing Amy', 4],
      ['Chasing Amy', 2],
    ]);
  });
});

test('a title without year takes it from the date, also from 4-Feb-1971; Latin-1 and the article are corrected', async () => {
  await importMade(place, hundredThousand, (catalogue) => {
    expect(catalogue.details(1678)).toMatchObject({ title: 'Les Misérables', year: 1971 });
  });
});

test('Children’s gets its newer name, and a mark behind the year does not hide it', async () => {
  await importMade(place, hundredThousand, (catalogue) => {
    expect(catalogue.details(1412)).toMatchObject({
      title: 'Land Before Time III: The Time of the Great Giving',
      year: 1995,
      genres: ['Animation', 'Children'],
      alternativeTitles: [],
    });
  });
});

test('without u.data the two halves of a split are read, without u.genre the usual order of genres', async () => {
  await importMade(place, without('ml-100k/u.data', 'ml-100k/u.genre'), (catalogue, report) => {
    expect(report).toMatchObject({ ratings: 6, users: 3 });
    expect(catalogue.details(1412).genres).toEqual(['Animation', 'Children']);
  });
});

test('one split file alone is read as it is', async () => {
  await importMade(place, without('ml-100k/u.data', 'ml-100k/u1.test'), (_, report) => {
    expect(report.ratings).toBe(3);
  });
});
