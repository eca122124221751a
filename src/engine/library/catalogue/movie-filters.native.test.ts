import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeWorkplace, type Workplace } from '../../../../tests/fixtures/made-archive.ts';
import { movieSearchSchema, type MovieSearch } from '../../../contract/movies.ts';
import type { NewMovie } from './catalogue-input.ts';
import { openCatalogueWriter } from './catalogue-writer.ts';
import { openCatalogue, type Catalogue } from './catalogue.ts';

const plain = { alternativeTitles: [], genres: ['Drama'] };
const movies: NewMovie[] = [
  { ...plain, movieId: 1, title: 'Short and Cheap', year: 1990, runtimeMinutes: 70, budgetUsd: 1e6 },
  { ...plain, movieId: 2, title: 'Long and Dear', year: 2010, runtimeMinutes: 190, budgetUsd: 2e8 },
  { ...plain, movieId: 3, title: 'Only Long', year: 2011, runtimeMinutes: 150 },
  { ...plain, movieId: 4, title: 'Only Dear', year: null, budgetUsd: 1e8 },
  { ...plain, movieId: 5, title: 'Nothing Known', year: null, genres: ['War'] },
];

let place: Workplace;
let catalogue: Catalogue;
beforeAll(async () => {
  place = makeWorkplace();
  const file = place.path('catalogue.db');
  const writer = openCatalogueWriter(file, { name: 'M', isSimulated: false, format: 'm', source: 't' });
  for (const movie of movies) writer.addMovie(movie);
  writer.addRating(1, 1, 8, 0);
  writer.addGenomeTag(1, 'long');
  writer.addGenomeTag(2, 'cheap');
  writer.addGenomeTag(3, 'weak');
  writer.addGenomeScore(1, 2, 0.9);
  writer.addGenomeScore(1, 3, 0.55);
  writer.addGenomeScore(1, 2, 0.1);
  writer.addGenomeScore(2, 1, 0.98);
  writer.addTag(1, 1, 'Cheap', 0);
  await writer.finish();
  catalogue = openCatalogue(file);
});
afterAll(() => {
  catalogue.close();
  place.remove();
});

function idsOf(search: Partial<MovieSearch>): number[] {
  return catalogue
    .search(movieSearchSchema.parse(search))
    .movies.map(({ movieId }) => Number(movieId))
    .sort((a, b) => a - b);
}

describe('limits', () => {
  test.each<[string, Partial<MovieSearch>, number[]]>([
    ['runtime from', { runtimeFrom: 150 }, [2, 3]],
    ['runtime to', { runtimeTo: 100 }, [1]],
    ['runtime from and to', { runtimeFrom: 100, runtimeTo: 160 }, [3]],
    ['budget from', { budgetFrom: 1e8 }, [2, 4]],
    ['budget to', { budgetTo: 5e6 }, [1]],
    ['runtime and budget', { runtimeFrom: 100, budgetFrom: 1e8 }, [2]],
    ['year, runtime and genre', { yearFrom: 2000, runtimeTo: 160, genres: ['Drama'] }, [3]],
  ])('by %s leave out what is not known', (_, search, ids) => {
    expect(idsOf(search)).toEqual(ids);
  });

  test.each<[string, Partial<MovieSearch>, number[]]>([
    ['runtime', { runtimeFrom: 150 }, [2, 3, 4, 5]],
    ['budget', { budgetTo: 5e6 }, [1, 3, 5]],
    ['year', { yearTo: 2000 }, [1, 4, 5]],
    ['year and runtime', { yearFrom: 2000, runtimeTo: 160 }, [3, 4, 5]],
  ])('by %s keep the unknown where that is wished', (_, search, ids) => {
    expect(idsOf({ ...search, includeUnknown: true })).toEqual(ids);
  });

  test('without one the wish changes nothing', () => {
    expect(idsOf({ includeUnknown: true })).toEqual([1, 2, 3, 4, 5]);
  });
});

test('facets report the ranges and how much is known', () => {
  expect(catalogue.facets()).toMatchObject({
    yearMin: 1990,
    yearMax: 2011,
    runtimeMax: 190,
    budgetMax: 2e8,
    known: { movies: 5, years: 3, runtimes: 3, budgets: 3 },
  });
});

describe('the tag genome', () => {
  test('is shown with the movie, strongest first, the first of two scores', () => {
    expect(catalogue.details(1).genome).toEqual([
      { tag: 'cheap', relevance: 0.9 },
      { tag: 'weak', relevance: 0.55 },
    ]);
    expect(catalogue.details(3).genome).toEqual([]);
  });

  test('stands among the features where it fits well and nobody gave the same tag', () => {
    const tags = catalogue.featureRows().map((row) => row.tags);
    expect(tags.slice(0, 3)).toEqual([[{ tag: 'Cheap', count: 1 }], [{ tag: 'long', count: 0 }], []]);
  });
});
