import { expect, test } from 'vitest';
import { artistIdSchema } from '../../contract/credits.ts';
import { collectionIdSchema, listIdSchema, movieIdSchema, runIdSchema } from '../../contract/ids.ts';
import {
  browseRoute,
  readyListRoute,
  fromHash,
  listRoute,
  movieRoute,
  routeNames,
  routeTo,
  toHash,
  type Route,
} from './routes.ts';

test('every route comes back from its address', () => {
  const routes: readonly Route[] = [
    ...routeNames.filter((name) => name !== 'movie' && name !== 'artist').map(routeTo),
    { name: 'artist', artistId: artistIdSchema.parse(31) },
    { name: 'map', movieId: movieIdSchema.parse(17) },
    { name: 'compare', runs: [runIdSchema.parse('20260704-a'), runIdSchema.parse('starter')] },
    { name: 'curves', runs: [runIdSchema.parse('starter')], pinned: runIdSchema.parse('starter') },
    movieRoute(movieIdSchema.parse(17)),
    listRoute(listIdSchema.parse(3)),
    readyListRoute({ kind: 'collection', collectionId: collectionIdSchema.parse(10194) }),
    browseRoute(),
    browseRoute({
      query: 'amélie & co?',
      genres: ['Sci-Fi'],
      yearFrom: 1960,
      sort: 'title',
      rated: 'unrated',
    }),
  ];
  for (const route of routes) expect(fromHash(toHash(route))).toEqual(route);
});

test('a place without parameters has its name as its address', () => {
  expect(toHash({ name: 'home' })).toBe('#/home');
  expect(toHash(routeTo('map'))).toBe('#/map');
  expect(toHash(routeTo('compare'))).toBe('#/compare');
});

test('an address that says nothing understandable leads home, or to the place without its parameters', () => {
  for (const hash of ['', '#', '#/nowhere', '#/movie?{"movieId":"x"}', '#/movie?{"movieId":-1}', '#/movie']) {
    expect(fromHash(hash)).toEqual({ name: 'home' });
  }
  for (const runs of ['"one"', '["one"]', '["one","NOT A RUN"]']) {
    expect(fromHash(`#/compare?{"runs":${runs}}`)).toEqual({ name: 'compare', runs: null });
  }
  expect(fromHash('#/map?{"movieId":"x"}')).toEqual({ name: 'map', movieId: null });
  for (const hash of [
    '#/browse',
    '#/browse?',
    '#/browse?%7B',
    '#/browse?%E0%A4%A',
    '#/browse?{"filters":{"sort":"worst"}}',
  ]) {
    expect(fromHash(hash)).toEqual(browseRoute());
  }
});
