import { beforeEach, expect, test, vi } from 'vitest';
import { movieIdSchema } from '../../contract/ids.ts';
import { recallPlaces, rememberPlaces } from './scroll-memory.ts';
import { currentVisit, pushVisit, replaceVisit, startHistory, stepHistory } from './router-history.ts';
import { browseRoute, movieRoute, toHash, type Route } from './routes.ts';

let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  };
  vi.stubGlobal('window', { localStorage });
});

const comedies = browseRoute({ genres: ['Comedy'] });
const alien = movieRoute(movieIdSchema.parse(17));
const home: Route = { name: 'home' };

/** Home, comedies scrolled down, a movie; then one step back. */
function left() {
  const browsed = replaceVisit(pushVisit(startHistory(home), comedies), { scrollTop: 840 });
  return stepHistory(pushVisit(browsed, alien), -1);
}

test('a restart leads to where one was, with filters, scroll position, back and forward', () => {
  rememberPlaces(left());
  const history = recallPlaces('');
  expect(currentVisit(history)).toMatchObject({ route: comedies, scrollTop: 840 });
  expect(currentVisit(stepHistory(history, -1)).route).toEqual(home);
  expect(currentVisit(stepHistory(history, 1)).route).toEqual(alien);
});

test('a window that loads again keeps its history; an address of another place starts one', () => {
  rememberPlaces(left());
  expect(recallPlaces(toHash(comedies)).visits).toHaveLength(3);
  expect(recallPlaces('#/train')).toEqual(startHistory({ name: 'train' }));
});

test('what is damaged is as a first start', () => {
  for (const text of [
    '',
    '{',
    '{"visits":[],"index":0}',
    '{"visits":[{"hash":"#/home","scrollTop":0}],"index":3}',
  ]) {
    kept.set('matinee.places', text);
    expect(recallPlaces('')).toEqual(startHistory(home));
  }
  kept.set('matinee.places', '{"visits":[{"hash":"#/nowhere","scrollTop":0}],"index":0}');
  expect(currentVisit(recallPlaces('')).route).toEqual(home);
});
