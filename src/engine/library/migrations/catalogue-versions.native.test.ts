import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { movieDetailsSchema, movieFacetsSchema, movieSearchSchema } from '../../../contract/movies.ts';
import { openCatalogue } from '../catalogue/catalogue.ts';
import { numberPragma } from '../../base/sqlite.ts';
import { catalogueSchema } from './catalogue-schema.ts';

const place = useWorkplace();

/** The made archive of the fixtures as version 1 of the program imported it. */
function versionOne(): string {
  const packed = new URL('../../../../tests/fixtures/catalogue-version-1.db.gz', import.meta.url);
  const file = place.path('catalogue.db');
  writeFileSync(file, gunzipSync(readFileSync(packed)));
  return file;
}

test('a catalogue of version 1 is migrated when it is opened, and nothing of it is lost', () => {
  const file = versionOne();
  const catalogue = openCatalogue(file);
  expect(catalogue.info()).toMatchObject({
    name: 'MovieLens made',
    movies: 3,
    users: 2,
    ratings: 4,
    tags: 3,
  });
  expect(catalogue.lastImport()).toMatchObject({ ratings: 4 });
  expect(catalogue.detailsReport()).toBeNull();
  expect(movieDetailsSchema.parse(catalogue.details(1))).toMatchObject({
    title: 'Toy Story',
    imdbId: 'tt0114709',
    tags: [{ tag: 'pixar', count: 2 }],
    genome: [],
    overview: null,
    language: null,
    revenueUsd: null,
  });
  expect(movieFacetsSchema.parse(catalogue.facets()).known).toEqual({
    movies: 3,
    years: 3,
    runtimes: 0,
    budgets: 0,
  });
  expect(catalogue.search(movieSearchSchema.parse({ query: 'matrix' })).total).toBe(1);
  expect(catalogue.featureRows().map(({ movieId }) => movieId)).toEqual([1, 2, 7]);
  expect(catalogue.userRatings(2)).toHaveLength(2);
  catalogue.close();

  const database = new Database(file, { readonly: true });
  expect(numberPragma(database, 'user_version')).toBe(catalogueSchema.migrations.length);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
});
