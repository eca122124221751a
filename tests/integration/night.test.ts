// Movie night over the planted taste: two camps, each fond of its own half of the movies.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CallInput } from '../../src/contract/calls.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { campOfMovie } from '../fixtures/planted-taste.ts';

let planted: PlantedEngine;
type Question = CallInput<'night:choose'>;
let ada: Question['people'][number];
let ben: Question['people'][number];

const any = { genre: null, yearFrom: null, yearTo: null, mostMinutes: null };
const fondOf = {
  0: [
    [1, 5],
    [2, 4.5],
    [3, 5],
    [4, 4],
    [31, 1],
    [32, 1.5],
  ],
  1: [
    [33, 5],
    [34, 4.5],
    [35, 5],
    [36, 4],
    [5, 1],
    [6, 1.5],
  ],
} as const;

async function join(name: string, camp: 0 | 1): Promise<Question['people'][number]> {
  const { profileId } = await planted.ask('profiles:create', { name });
  await planted.ask('profiles:activate', { profileId });
  for (const [movieId, stars] of fondOf[camp]) await planted.ask('ratings:set', { movieId, stars });
  return { kind: 'profile', profileId };
}

beforeEach(async () => {
  planted = await openPlantedEngine();
  ada = await join('Ada', 0);
  ben = await join('Ben', 1);
});
afterEach(() => {
  planted.close();
});

const choose = (question: Partial<Question>) =>
  planted.ask('night:choose', {
    people: [ada, ben],
    strategy: 'average',
    filters: any,
    limit: 10,
    ...question,
  });

test('nobody gets what anyone has rated, watched or hidden', async () => {
  await planted.ask('marks:set', { movieId: 40, kind: 'hidden', isSet: true });
  await planted.ask('marks:set', { movieId: 41, kind: 'watched', isSet: true });
  const { picks, candidates } = await choose({ limit: 50 });
  const chosen = picks.map(({ movieId }) => movieId);
  for (const movieId of [1, 2, 3, 4, 31, 32, 33, 34, 35, 36, 5, 6, 40, 41])
    expect(chosen).not.toContain(movieId);
  expect(candidates).toBe(46);
  expect(picks).toHaveLength(46);
});

test('people of the same camp agree on it, and give up next to nothing', async () => {
  const guest = {
    kind: 'guest' as const,
    name: 'Cleo',
    ratings: [7, 8, 9].map((movieId) => ({ movieId: movieIdSchema.parse(movieId), stars: 5 })),
  };
  const { picks } = await choose({ people: [ada, guest], limit: 5 });
  expect(picks.map(({ movieId }) => campOfMovie(movieId))).toEqual([0, 0, 0, 0, 0]);
  expect(picks.map(({ movieId }) => movieId)).not.toContain(7);
  const givenUp = picks.flatMap(({ shares }) => shares.map(({ givesUp }) => givesUp));
  expect(givenUp).toHaveLength(10);
  for (const givesUp of givenUp) expect(givesUp).toBeLessThan(0.75);
});

test('by fairness opposite camps take turns, and each turn says whose it is', async () => {
  const { picks } = await choose({ strategy: 'fairness', limit: 8 });
  const camps = picks.map(({ movieId }) => campOfMovie(movieId));
  expect(camps.filter((camp) => camp === 0).length).toBeGreaterThanOrEqual(3);
  expect(camps.filter((camp) => camp === 1).length).toBeGreaterThanOrEqual(3);
  expect(picks.map(({ turnOf }) => turnOf)).toEqual(expect.arrayContaining([0, 1]));
  for (const { movieId, turnOf, shares } of picks) {
    if (turnOf === null) continue;
    expect(campOfMovie(movieId)).toBe(turnOf);
    expect(shares[turnOf]?.match).toBeGreaterThan(shares[1 - turnOf]?.match ?? 100);
  }
});

test('what one loves costs the other stars', async () => {
  const { picks } = await choose({ strategy: 'fairness', limit: 8 });
  const forAda = picks.find(({ movieId }) => campOfMovie(movieId) === 0);
  expect(forAda?.shares[0]?.givesUp).toBeLessThan(0.75);
  expect(forAda?.shares[1]?.givesUp).toBeGreaterThan(1);
});

test('limits that nothing passes leave nothing, and strangers are refused', async () => {
  expect(await choose({ filters: { ...any, yearTo: 1950 } })).toMatchObject({ picks: [], candidates: 0 });
  const { profileId } = await planted.ask('profiles:create', { name: 'Nobody' });
  await expect(choose({ people: [ada, { kind: 'profile', profileId }] })).rejects.toThrow(
    /knows nothing about Nobody/,
  );
  await planted.ask('profiles:remove', { profileId });
  await expect(choose({ people: [ada, { kind: 'profile', profileId }] })).rejects.toThrow(/no longer there/);
});
