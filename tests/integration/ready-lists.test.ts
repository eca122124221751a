// Collections of the library as lists that are ready: how much was seen of each, and what becomes of one that is kept.
import { expect, test } from 'vitest';
import { openDetailsWriter } from '../../src/engine/library/catalogue/details-writer.ts';
import { collectionIdSchema } from '../../src/contract/ids.ts';
import { useHistoryEngine } from '../fixtures/history-engine.ts';
import { smallMovies, writeSmallCatalogue } from '../fixtures/small-catalogue.ts';

const { ask, engine, place } = useHistoryEngine();

const bare = {
  ...{ tmdbId: null, year: null, genres: [], runtimeMinutes: null, budgetUsd: null, revenueUsd: null },
  ...{ overview: null, language: null, keywords: [], countries: [] },
};

/** The small catalogue, in which these movies belong together. */
async function adoptWith(collections: Readonly<Record<string, readonly number[]>>): Promise<void> {
  const file = place.path('collected.db');
  await writeSmallCatalogue(file);
  const writer = openDetailsWriter(file);
  for (const [place, [name, movieIds]] of Object.entries(collections).entries()) {
    for (const { movieId, title, imdbId } of smallMovies) {
      if (!movieIds.includes(movieId)) continue;
      writer.add({ ...bare, title, imdbId, collection: { collectionId: place + 1, name } });
    }
  }
  writer.finish(null);
  engine().adoptCatalogue(file);
}

test('those that were begun come first, and what was seen counts', async () => {
  expect(await ask('lists:ready', {})).toEqual([]);
  await adoptWith({ Toys: [1, 3], Nights: [2, 4], Alone: [5] });
  expect((await ask('lists:ready', {})).map(({ name, items, seen }) => [name, items, seen])).toEqual([
    ['Toys', 2, 0],
    ['Nights', 2, 0],
  ]);
  await ask('ratings:set', { movieId: 4, stars: 4 });
  const [first] = await ask('lists:ready', {});
  expect(first).toMatchObject({ name: 'Nights', items: 2, seen: 1, movieIds: [4, 2] });
  const { list, movies } = await ask('lists:get-ready', { of: first!.of });
  expect(movies.map(({ title }) => title)).toEqual(['Alien', 'Heat']);
  await ask('lists:create', { name: list.name, note: '', isOrdered: false, movieIds: list.movieIds });
  expect(await ask('lists:all', {})).toMatchObject([{ name: 'Nights', items: 2, seen: 1 }]);
  const of = { kind: 'collection', collectionId: collectionIdSchema.parse(99) } as const;
  await expect(ask('lists:get-ready', { of })).rejects.toMatchObject({ code: 'unknown-list' });
});

test('directors of whom the library has four movies or more are lists too, earliest film first', async () => {
  const file = place.path('directed.db');
  await writeSmallCatalogue(file);
  const writer = openDetailsWriter(file);
  const directors = { 1: [1, 2, 3, 4], 2: [1, 3, 5] };
  for (const { movieId, title, imdbId } of smallMovies) {
    writer.add({ ...bare, title, imdbId, tmdbId: movieId, collection: null });
    const credits = Object.entries(directors)
      .filter(([, movieIds]) => movieIds.includes(movieId))
      .map(([artistId]) => ({
        ...({
          artistId: Number(artistId),
          name: `Director ${artistId}`,
          kind: 'director',
          role: null,
        } as const),
      }));
    writer.addCredits({ tmdbId: movieId, credits: () => credits });
  }
  writer.finish(null);
  engine().adoptCatalogue(file);
  await ask('ratings:set', { movieId: 4, stars: 4 });
  const [list, ...others] = await ask('lists:ready', {});
  expect(others).toEqual([]);
  expect(list).toMatchObject({ name: 'Director 1', items: 4, seen: 1, movieIds: [4, 1, 2, 3] });
  const { movies } = await ask('lists:get-ready', { of: list!.of });
  expect(movies.map(({ title }) => title)).toEqual(['Alien', 'Toy Story', 'Heat', 'Amélie']);
});
