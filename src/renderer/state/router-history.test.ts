import { expect, test } from 'vitest';
import {
  canStep,
  currentVisit,
  pushVisit,
  replaceVisit,
  startHistory,
  stepHistory,
  type History,
} from './router-history.ts';

function visited(...routes: string[]): History<string> {
  const [first = 'home', ...rest] = routes;
  return rest.reduce((history, route) => pushVisit(history, route), startHistory(first));
}

const routesOf = (history: History<string>) => history.visits.map((visit) => visit.route);

test('back and forward step through the visits and stop at both ends', () => {
  const history = visited('home', 'browse', 'movie');
  expect(currentVisit(stepHistory(history, -1)).route).toBe('browse');
  expect(currentVisit(stepHistory(stepHistory(history, -1), 1)).route).toBe('movie');
  expect(canStep(history, 1)).toBe(false);
  expect(stepHistory(history, 1)).toBe(history);
  expect(canStep(startHistory('home'), -1)).toBe(false);
});

test('a new place after going back forgets what was ahead', () => {
  const history = pushVisit(stepHistory(visited('home', 'browse', 'movie'), -1), 'diary');
  expect(routesOf(history)).toEqual(['home', 'browse', 'diary']);
  expect(canStep(history, 1)).toBe(false);
});

test('replacing changes the present place alone and keeps its identity', () => {
  const history = visited('home', 'browse');
  const replaced = replaceVisit(history, { route: 'browse?alien', scrollTop: 400 });
  expect(routesOf(replaced)).toEqual(['home', 'browse?alien']);
  expect(currentVisit(replaced)).toEqual({ ...currentVisit(history), route: 'browse?alien', scrollTop: 400 });
});

test('a scroll position comes back with its visit', () => {
  const left = pushVisit(replaceVisit(visited('home', 'browse'), { scrollTop: 1234 }), 'movie');
  expect(currentVisit(left).scrollTop).toBe(0);
  expect(currentVisit(stepHistory(left, -1)).scrollTop).toBe(1234);
});

test('ids stay different and the oldest visits fall off', () => {
  const history = visited(...Array.from({ length: 150 }, (_, index) => `place ${index}`));
  expect(history.visits).toHaveLength(100);
  expect(currentVisit(history).route).toBe('place 149');
  expect(new Set(history.visits.map((visit) => visit.id)).size).toBe(100);
});
