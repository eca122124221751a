import { expect, test } from 'vitest';
import { browseRoute } from '../../state/routes.ts';
import { readAction, similarQuestion } from './movie-actions.ts';

test.each([
  ['rate alien 4', { action: 'rate', title: 'alien', stars: 4 }],
  ['bewerte Alien 3,5', { action: 'rate', title: 'Alien', stars: 3.5 }],
  ['rate Alien', { action: 'rate', title: 'Alien', stars: null }],
  ['rate apollo 13', { action: 'rate', title: 'apollo 13', stars: null }],
  ['watchlist blade runner', { action: 'watchlist', title: 'blade runner', stars: null }],
  ['blade runner merken', { action: 'watchlist', title: 'blade runner', stars: null }],
  ['why Heat', { action: 'why', title: 'Heat', stars: null }],
  ['warum Heat', { action: 'why', title: 'Heat', stars: null }],
  ['ähnlich wie Heat', { action: 'similar', title: 'Heat', stars: null }],
  ['more like Heat', { action: 'similar', title: 'Heat', stars: null }],
])('“%s” is an action on a movie, in both languages', (query, expected) => {
  expect(readAction(query)).toEqual(expected);
});

test.each(['alien', 'watchlist', 'rate ', 'pirates'])('“%s” is none', (query) => {
  expect(readAction(query)).toBeNull();
});

test('similar movies are asked for in as many letters as a question has', () => {
  expect(similarQuestion('Heat')).toBe('like Heat');
  const query = similarQuestion('Night of the Day of the Dawn '.repeat(7));
  expect(browseRoute({ query, isAsked: true })).toMatchObject({ name: 'browse', filters: { query } });
});
