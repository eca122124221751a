import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeWorkplace, type Workplace } from '../../../../tests/fixtures/made-archive.ts';
import { openDatabase } from '../../base/sqlite.ts';
import type { NewMovie } from './catalogue-input.ts';
import { openCatalogueWriter } from './catalogue-writer.ts';
import { openCatalogue, type Catalogue } from './catalogue.ts';

const plain = { alternativeTitles: [], genres: ['Drama'], year: 1990 };
const movies: NewMovie[] = [
  { ...plain, movieId: 10, title: 'The Lighthouse', directors: ['Robert Eggers'] },
  { ...plain, movieId: 20, title: 'Dark House', directors: ['Robert Eggers', 'Zoë Bell'] },
  { ...plain, movieId: 30, title: 'Houseboat' },
  { ...plain, movieId: 40, title: 'Amelie', alternativeTitles: ["Le Fabuleux destin d'Amélie Poulain"] },
];

let place: Workplace;
let catalogue: Catalogue;
beforeAll(async () => {
  place = makeWorkplace();
  const file = place.path('catalogue.db');
  const writer = openCatalogueWriter(file, { name: 'M', isSimulated: false, format: 'm', source: 't' });
  for (const movie of movies) writer.addMovie(movie);
  writer.addRating(1, 10, 8, 0);
  writer.addTag(1, 10, 'Time-Travel', 0);
  writer.addTag(1, 20, 'time travel', 0);
  writer.addTag(2, 20, 'time travel', 0);
  writer.addGenomeTag(1, 'gloomy');
  writer.addGenomeScore(30, 1, 0.9);
  await writer.finish();
  const database = openDatabase(file);
  database
    .prepare('INSERT INTO overviews VALUES (?, ?)')
    .run(30, 'A family and the waves, in a café: a lighthouse. The lighthouse!');
  database.prepare("UPDATE movies SET language = 'fr' WHERE movie_id = 10").run();
  database.prepare("INSERT INTO movie_countries VALUES (10, 0, 'FR'), (10, 1, 'BE')").run();
  database.close();
  catalogue = openCatalogue(file);
});
afterAll(() => {
  catalogue.close();
  place.remove();
});

test('spellings of a tag are one theme, the surer the more people gave it', () => {
  const theme = catalogue.themes().get('time travel');
  expect(theme?.tag).toBe('time travel');
  expect([...(theme?.rows ?? [])]).toEqual([0, 1]);
  expect(theme?.strengths[1]).toBeGreaterThan(theme?.strengths[0] ?? 1);
});

test('the tag genome is a theme like any other', () => {
  expect([...(catalogue.themes().get('gloomy')?.rows ?? [])]).toEqual([2]);
  expect(catalogue.themes().get('gloomy')?.strengths[0]).toBeCloseTo(5 / 6);
});

test('what questions need is made in steps, or at once for whoever can’t wait for the rest', () => {
  const other = openCatalogue(place.path('catalogue.db'));
  const steps = other.prepareInSteps();
  expect(steps.next().done).toBe(false);
  expect(other.themes().get('nothing')).toBeUndefined();
  expect([...(other.themes().get('time travel')?.rows ?? [])]).toEqual([0, 1]);
  expect([...steps].every((share) => share >= 0 && share <= 1)).toBe(true);
  expect(other.rowsWithText('lighthouse')).toEqual([0, 2]);
  other.close();
});

test('a movie is from its countries and of its language, or of that of its original title', () => {
  const french = catalogue.origins().get('fr');
  expect(french?.rows).toEqual([0, 3]);
  expect(french?.strengths[0]).toBeGreaterThan(french?.strengths[1] ?? 1);
  expect([...(french?.titles ?? [])]).toEqual([[3, "Le Fabuleux destin d'Amélie Poulain"]]);
  const [france, belgium] = ['FR', 'BE'].map((code) => catalogue.origins().get(code));
  expect([france?.rows, belgium?.rows]).toEqual([[0], [0]]);
  expect(france?.strengths[0]).toBeGreaterThan(belgium?.strengths[0] ?? 1);
});

test('words are found in titles and plots, each movie once: whole, in the plural, or by their beginning', () => {
  expect(catalogue.rowsWithText('lighthouse')).toEqual([0, 2]);
  expect(catalogue.rowsWithText('house')).toEqual([1]);
  expect(catalogue.rowsWithText('house', true)).toEqual([1, 2]);
  expect(catalogue.rowsWithText('famil', true)).toEqual([2]);
  expect(catalogue.rowsWithText('wave')).toEqual([2]);
  expect(catalogue.rowsWithText('cafe a light', true)).toEqual([2]);
  expect(catalogue.rowsWithText('')).toEqual([]);
});

test('directors have all of their movies, under their folded names', () => {
  expect(catalogue.directorsByName().get('robert eggers')).toEqual({ name: 'Robert Eggers', rows: [0, 1] });
  expect(catalogue.directorsByName().get('zoe bell')?.rows).toEqual([1]);
});

test('names are found by the beginning of a word, those of the most movies first', () => {
  expect(catalogue.namesLike('tag', 'tra', 5)).toEqual([{ name: 'time travel', movies: 2 }]);
  expect(catalogue.namesLike('director', '', 5)).toEqual([
    { name: 'Robert Eggers', movies: 2 },
    { name: 'Zoë Bell', movies: 1 },
  ]);
  expect(catalogue.namesLike('director', 'egg', 1)).toEqual([{ name: 'Robert Eggers', movies: 2 }]);
  expect(catalogue.namesLike('director', 'bert', 5)).toEqual([]);
});

test('facets say whether there are tags and directors to filter by', () => {
  expect(catalogue.facets()).toMatchObject({ hasTags: true, hasDirectors: true });
});
