import { expect, it } from 'vitest';
import { createRandom } from '../base/random.ts';
import { topList } from '../base/top-k.ts';
import type { ServedModel } from './kinds/served-model.ts';
import { topLists } from './top-lists.ts';

const movies = 300;
const people = Array.from({ length: 7 }, () => ({ history: [], count: 0, squares: 0 }));
const everyMovie = new Int32Array(movies).fill(1);
const nothingSeen = people.map(() => new Int32Array());

function rowOf(person: object): number {
  return people.findIndex((one) => one === person);
}

/** A model of chance whose scores are spread so far that stars decide now and then. */
function chance(spread: number, starsWeight: number): ServedModel & { readonly asked: number[] } {
  const random = createRandom(3, 'top lists');
  const parts = Float32Array.from({ length: people.length * movies }, () => spread * random.normal());
  const stars = Float32Array.from(parts, () => 0.5 + 4.5 * random.uniform());
  const asked: number[] = [];
  const at = (all: Float32Array, some: readonly object[], columns: Int32Array | null): Float32Array =>
    Float32Array.from(
      some.flatMap((person) => {
        const ofPerson = all.subarray(rowOf(person) * movies, (rowOf(person) + 1) * movies);
        return Array.from(columns ?? ofPerson.keys(), (movie) => ofPerson[movie]!);
      }),
    );
  return {
    asked,
    starsWeight,
    sessionBias: null,
    person: () => people[0]!,
    withoutEach: () => [],
    starsWithoutEach: () => new Float32Array(0),
    score: (some, columns) => ({
      get scores() {
        const scored = at(stars, some, columns);
        return at(parts, some, columns).map((part, k) => part + starsWeight * scored[k]!);
      },
      scoresWithoutStars: at(parts, some, columns),
      get stars() {
        asked.push(some.length * (columns?.length ?? movies));
        return at(stars, some, columns);
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
  const candidates = everyMovie.map((_, movie) => movie % 7);
  const seen = people.map((_, row) =>
    everyMovie.map((_one, k) => 5 * k + (row % 5)).filter((movie) => movie < movies),
  );
  const isAllowed = (row: number, movie: number): boolean => movie % 7 !== 0 && movie % 5 !== row % 5;
  const expected = people.map((_, row) =>
    topList(scores, {
      ...{ from: row * movies, to: (row + 1) * movies, limit: 10 },
      isAllowed: (movie) => isAllowed(row, movie),
    }),
  );
  expect(topLists(served, people, { limit: 10, candidates, seen })).toEqual(expected);
});

it('are complete where there is less to choose from than a list has places', () => {
  const [first] = topLists(chance(1, 1), people, {
    ...{ limit: 10, seen: nothingSeen },
    candidates: everyMovie.map((_, movie) => (movie < 4 ? 1 : 0)),
  });
  expect([...first!].sort()).toEqual([0, 1, 2, 3]);
});

it('ask for few stars where the rest of the score tells movies apart', () => {
  const served = chance(50, 1);
  topLists(served, people, { limit: 10, candidates: everyMovie, seen: nothingSeen });
  expect(served.asked.reduce((sum, count) => sum + count, 0)).toBeLessThan((movies * people.length) / 3);
});
