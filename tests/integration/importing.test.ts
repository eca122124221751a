// Imports the real archive: what a person with ml-latest-small gets.
import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportProgress, ImportReport } from '../../src/contract/importing.ts';
import { movieDetailsSchema, movieSearchSchema, type MovieSearch } from '../../src/contract/movies.ts';
import { importArchive } from '../../src/engine/archives/import-archive.ts';
import { openCatalogue, type Catalogue } from '../../src/engine/library/catalogue/catalogue.ts';
import { makeWorkplace, type Workplace } from '../fixtures/made-archive.ts';
import { hasNoMlSmall, mlSmall } from '../fixtures/ml-small.ts';

describe.skipIf(hasNoMlSmall)('ml-latest-small', () => {
  let place: Workplace;
  let report: ImportReport;
  let catalogue: Catalogue;
  const progress: ImportProgress[] = [];

  beforeAll(async () => {
    place = makeWorkplace();
    const targetFile = place.path('catalogue.db');
    report = await importArchive({
      path: mlSmall,
      targetFile,
      onProgress: (reported) => progress.push(reported),
    });
    catalogue = openCatalogue(targetFile);
  });
  afterAll(() => {
    catalogue.close();
    place.remove();
  });

  function titles(search: Partial<MovieSearch>): string[] {
    return catalogue.search(movieSearchSchema.parse(search)).movies.map((movie) => movie.title);
  }

  test('comes in whole, with nothing skipped', () => {
    expect(report).toMatchObject({
      format: 'MovieLens CSV',
      movies: 9742,
      users: 610,
      ratings: 100_836,
      tags: 3683,
      skipped: 0,
    });
    expect(catalogue.info()).toMatchObject({ name: 'MovieLens latest-small', isSimulated: false });
    expect(catalogue.info().meanStars).toBeCloseTo(3.5016, 4);
    expect(catalogue.lastImport()).toMatchObject({ ratings: 100_836 });
  });

  test('reported its progress in order', () => {
    const phases = [...new Set(progress.map(({ phase }) => phase))];
    expect(phases[0]).toBe('opening');
    expect(progress.length).toBeGreaterThan(3);
    const bytes = progress.map(({ bytesRead }) => bytesRead);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
  });

  test('has its movies with the figures that the file gives', () => {
    const toyStory = movieDetailsSchema.parse(catalogue.details(1));
    expect(toyStory).toMatchObject({
      title: 'Toy Story',
      year: 1995,
      genres: ['Adventure', 'Animation', 'Children', 'Comedy', 'Fantasy'],
      imdbId: 'tt0114709',
      tmdbId: 862,
      ratingCount: 215,
    });
    expect(toyStory.meanStars).toBeCloseTo(3.9209, 4);
    expect(toyStory.histogram.reduce((sum, count) => sum + count)).toBe(215);
    expect(toyStory.tags).toContainEqual({ tag: 'Pixar', count: 2 });
  });

  test('has every movie parse into what a person can read', () => {
    for (const { movieId, title, year } of catalogue.featureRows()) {
      expect(title, String(movieId)).not.toMatch(/, (?:The|A|An)$|\((?:\d{4}|a\.k\.a\..*)\)$|^\s|\s$|^$/u);
      expect(year === null || (year > 1890 && year < 2030), title).toBe(true);
    }
    expect(catalogue.featureRows().filter((row) => row.year === null)).toHaveLength(12);
    expect(catalogue.facets().genres.map(({ genre }) => genre)).not.toContain('(no genres listed)');
    expect(catalogue.facets().genres).toHaveLength(19);
  });

  test.each([
    ['matrix', 'The Matrix'],
    ['star wars', 'Star Wars: Episode IV - A New Hope'],
    ['se7en', 'Seven'],
    ['amelie', 'Amelie'],
    ['spiderman', 'Spider-Man'],
    ['cite des enfants', 'The City of Lost Children'],
    ['walle', 'WALL·E'],
    ['toy st', 'Toy Story'],
    ['heat 1995', 'Heat'],
    ['Good, the Bad and the Ugly, The', 'The Good, the Bad and the Ugly'],
  ])('finds %s', (query, title) => {
    expect(titles({ query })[0]).toBe(title);
  });

  test('keeps all ratings in order, none of a movie it does not have', async () => {
    const { userIds, userStarts, movieIds, halfStars, timestamps } = await catalogue.ratings();
    expect([halfStars.length, userIds.length, userStarts.at(-1)]).toEqual([100_836, 610, 100_836]);
    const isAscending = (ids: Int32Array): boolean => ids.every((id, k) => k === 0 || id > (ids[k - 1] ?? 0));
    expect(isAscending(userIds)).toBe(true);
    for (let user = 0; user < userIds.length; user++) {
      expect(isAscending(movieIds.subarray(userStarts[user], userStarts[user + 1]))).toBe(true);
    }
    expect([...halfStars].reduce((sum, value) => sum + value, 0) / 100_836 / 2).toBeCloseTo(3.5016, 4);
    expect(Math.min(...(timestamps ?? []))).toBe(828_124_615);
    expect([...new Set(movieIds)].every((movieId) => catalogue.hasMovie(movieId))).toBe(true);
  });

  test('leaves nothing behind when cancelled half-way', async () => {
    const controller = new AbortController();
    const work = importArchive({
      path: mlSmall,
      targetFile: place.path('cancelled/catalogue.db'),
      signal: controller.signal,
      onProgress: (reported) => {
        if (reported.bytesRead > reported.bytesTotal / 3) controller.abort();
      },
    });
    await expect(work).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(place.path('cancelled'))).toEqual([]);
  });
});
