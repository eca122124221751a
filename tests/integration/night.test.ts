// Movie night over the planted taste: two camps, each fond of its own half of the movies.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { calendarDay } from '../../src/contract/calendar-day.ts';
import type { CallInput } from '../../src/contract/calls.ts';
import { movieIdSchema, profileIdSchema } from '../../src/contract/ids.ts';
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

describe('a night that is noted', () => {
  const day = calendarDay(2026, 11, 28);
  const idOf = (person: Question['people'][number]) => (person.kind === 'profile' ? person.profileId : -1);
  const noteFor = (stars: number | null) =>
    planted.ask('night:watched', {
      movieId: movieIdSchema.parse(7),
      watchedAtMs: day,
      people: [
        { profileId: profileIdSchema.parse(idOf(ada)), stars },
        { profileId: profileIdSchema.parse(idOf(ben)), stars: 2 },
      ],
      guests: ['Cleo'],
    });
  const viewingsOf = async (person: typeof ada) => {
    await planted.ask('profiles:activate', { profileId: profileIdSchema.parse(idOf(person)) });
    return planted.ask('viewings:list', {});
  };

  test('is in the diary of everyone who was there, with their stars and the others', async () => {
    await noteFor(null);
    expect(await viewingsOf(ada)).toMatchObject([
      { movieId: 7, watchedAtMs: day, stars: null, companions: 'Ben, Cleo' },
    ]);
    expect(await viewingsOf(ben)).toMatchObject([{ movieId: 7, stars: 2, companions: 'Ada, Cleo' }]);
    expect((await choose({ limit: 50 })).picks.map(({ movieId }) => movieId)).not.toContain(7);
  });

  test('makes who got less count a little more in the next one', async () => {
    expect((await choose({})).memory).toBeNull();
    await noteFor(5);
    const { memory, picks } = await choose({});
    // Movie 7 is of Ada's camp.
    expect(memory).toEqual({ person: 1, nights: 1 });
    expect(campOfMovie(picks[0]?.movieId ?? 0)).toBe(1);
  });

  test('is undone in one step, for everyone', async () => {
    const before = await choose({});
    await planted.ask('night:put-back', await noteFor(5));
    expect(await viewingsOf(ada)).toEqual([]);
    expect(await viewingsOf(ben)).toEqual([]);
    expect(await choose({})).toEqual(before);
  });

  test('is undone after the engine was restarted, too, and leaves what came before', async () => {
    await planted.ask('profiles:activate', { profileId: profileIdSchema.parse(idOf(ada)) });
    const movieId = movieIdSchema.parse(7);
    await planted.ask('ratings:set', { movieId, stars: 3 });
    const ratings = await planted.ask('ratings:list', {});
    const noted = await noteFor(5);
    planted.reopen();
    await planted.ask('night:put-back', noted);
    expect(await viewingsOf(ben)).toEqual([]);
    expect(await viewingsOf(ada)).toEqual([]);
    expect(await planted.ask('ratings:list', {})).toEqual(ratings);
    await planted.ask('night:put-back', noted);
    expect(await planted.ask('ratings:list', {})).toEqual(ratings);
  });

  test('is noted for all or for nobody', async () => {
    await planted.ask('profiles:activate', { profileId: profileIdSchema.parse(idOf(ada)) });
    await planted.ask('profiles:remove', { profileId: profileIdSchema.parse(idOf(ben)) });
    await expect(noteFor(5)).rejects.toThrow(/no longer there/u);
    expect(await viewingsOf(ada)).toEqual([]);
  });
});
