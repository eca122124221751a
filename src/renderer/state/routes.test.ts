import { expect, test } from 'vitest';
import { movieIdSchema, runIdSchema } from '../../contract/ids.ts';
import { browseRoute, fromHash, movieRoute, toHash, type Route } from './routes.ts';

test('every route comes back from its address', () => {
  const routes: readonly Route[] = [
    { name: 'home' },
    { name: 'map' },
    { name: 'night' },
    { name: 'rate' },
    { name: 'diary' },
    { name: 'watchlist' },
    { name: 'history' },
    { name: 'waiting' },
    { name: 'backup' },
    { name: 'you' },
    { name: 'train' },
    { name: 'compare', runs: null },
    { name: 'compare', runs: [runIdSchema.parse('20260704-a'), runIdSchema.parse('starter')] },
    { name: 'sweep' },
    { name: 'settings' },
    { name: 'import' },
    { name: 'welcome' },
    movieRoute(movieIdSchema.parse(17)),
    browseRoute(),
    browseRoute({
      query: 'amélie & co?',
      genres: ['Sci-Fi'],
      yearFrom: 1960,
      sort: 'title',
      unratedOnly: true,
    }),
  ];
  for (const route of routes) expect(fromHash(toHash(route))).toEqual(route);
});

test('an address that says nothing understandable leads home, or to all movies', () => {
  for (const hash of ['', '#', '#/nowhere', '#/movie/x', '#/movie/-1', '#/movie']) {
    expect(fromHash(hash)).toEqual({ name: 'home' });
  }
  expect(fromHash('#/compare/one')).toEqual({ name: 'compare', runs: null });
  expect(fromHash('#/compare/one/NOT A RUN')).toEqual({ name: 'compare', runs: null });
  for (const hash of [
    '#/browse',
    '#/browse?',
    '#/browse?%7B',
    '#/browse?%E0%A4%A',
    '#/browse?{"sort":"worst"}',
  ]) {
    expect(fromHash(hash)).toEqual(browseRoute());
  }
});
