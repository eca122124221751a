import { expect, it } from 'vitest';
import { createRandom } from '../base/random.ts';
import { topList } from '../base/top-k.ts';
import type { ServedModel } from './kinds/served-model.ts';
import { topLists } from './top-lists.ts';

const movies = 300;
const people = Array.from({ length: 7 }, () => ({ history: [], count: 0, squares: 0 }));

/** A model of chance whose scores are spread so far that stars decide now and then. */
function chance(spread: number, starsWeight: number): ServedModel & { readonly asked: number[] } {
  const random = createRandom(3, 'top lists');
  const parts = Float32Array.from({ length: people.length * movies }, () => spread * random.normal());
  const stars = Float32Array.from(parts, () => 0.5 + 4.5 * random.uniform());
  const asked: number[] = [];
  const at = (all: Float32Array, columns: Int32Array | null): Float32Array =>
    columns === null
      ? all
      : Float32Array.from({ length: people.length * columns.length }, (_, k) => {
          const row = Math.floor(k / columns.length);
          return all[row * movies + columns[k % columns.length]!]!;
        });
  return {
    asked,
    starsWeight,
    sessionBias: null,
    person: () => people[0]!,
    withoutEach: () => [],
    score: (_, columns) => ({
      scores: at(parts, columns).map((part, k) => part + starsWeight * at(stars, columns)[k]!),
      scoresWithoutStars: at(parts, columns),
      get stars() {
        asked.push(columns?.length ?? movies);
        return at(stars, columns);
      },
    }),
    starsOfUnknownMovie: () => 3,
    dispose: () => undefined,
  };
}

it.each([
  [0.1, 1],
  [1, 1],
  [5, 1],
  [5, 0],
])('are the same as by all scores, spread by %f', (spread, starsWeight) => {
  const served = chance(spread, starsWeight);
  const { scores } = served.score(people, null);
  const isAllowed = (row: number, movie: number): boolean => (row + movie) % 5 !== 0;
  const expected = people.map((_, row) =>
    topList(scores, {
      ...{ from: row * movies, to: (row + 1) * movies, limit: 10 },
      isAllowed: (movie) => isAllowed(row, movie),
    }),
  );
  expect(topLists(served, people, { limit: 10, isAllowed })).toEqual(expected);
});

it('are complete where there is less to choose from than a list has places', () => {
  const [first] = topLists(chance(1, 1), people, { limit: 10, isAllowed: (_, movie) => movie < 4 });
  expect([...first!].sort()).toEqual([0, 1, 2, 3]);
});

it('ask for few stars where the rest of the score tells movies apart', () => {
  const served = chance(50, 1);
  topLists(served, people, { limit: 10, isAllowed: () => true });
  expect(served.asked.reduce((sum, count) => sum + count, 0)).toBeLessThan(movies);
});
