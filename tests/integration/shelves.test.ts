// The shelves of Home on a library of the planted taste: what they hold, what they never hold, and what the tuner does.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { allMovies, type CandidateSet } from '../../src/contract/candidate-sets.ts';
import type { Home } from '../../src/contract/home.ts';
import { movieIdSchema } from '../../src/contract/ids.ts';
import { movieSearchSchema } from '../../src/contract/movies.ts';
import { tuningSchema, untuned, type Tuning } from '../../src/contract/tuning.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { openPlantedEngine, type PlantedEngine } from '../fixtures/planted-engine.ts';
import { campOfMovie, plantedMovies } from '../fixtures/planted-taste.ts';
import { fc } from '../fixtures/properties.ts';

let planted: PlantedEngine;
let engine: Engine;

beforeEach(async () => {
  planted = await openPlantedEngine();
  engine = planted.engine;
});
afterEach(() => {
  planted.close();
});

const id = (movieId: number) => movieIdSchema.parse(movieId);
const rate = async (movieId: number, stars: number) =>
  engine.handlers['ratings:set']({ movieId: id(movieId), stars });
const shelves = async (tuning: Tuning = untuned, from: CandidateSet = allMovies): Promise<Home> =>
  engine.handlers['home:shelves']({ tuning, from });
const idsOf = (home: Home, isWanted: (kind: string) => boolean = () => true): number[] =>
  home.shelves
    .filter(({ kind }) => isWanted(kind))
    .flatMap(({ movies }) => movies.map(({ movieId }) => Number(movieId)));
const isNotRewatch = (kind: string) => kind !== 'rewatch';

/** Ratings of someone of camp 1, who does not want movie 33 and has watched movie 34. */
async function beOfCampOne(): Promise<void> {
  for (const movieId of [31, 40, 52, 45, 48]) await rate(movieId, 5);
  await rate(3, 1);
  await engine.handlers['marks:set']({ movieId: id(33), kind: 'hidden', isSet: true });
  await engine.handlers['marks:set']({ movieId: id(34), kind: 'watched', isSet: true });
}

test('without ratings the shelves are what everybody likes, and say so', async () => {
  const home = await shelves();
  expect(home.basis).toBe('popularity');
  expect(home.shelves[0]?.kind).toBe('loved');
  expect(home.shelves[0]?.movies.length).toBeGreaterThan(5);
  expect(home.shelves[0]?.movies.every(({ match }) => match === null)).toBe(true);
});

test('what everybody likes has the order that Browse has for the highest rated', async () => {
  const search = movieSearchSchema.parse({ sort: 'rating', limit: 200 });
  const order = (await engine.handlers['movies:search'](search)).movies.map(({ movieId }) => movieId);
  const list = await engine.handlers['recommendations:list']({ limit: 20, from: allMovies });
  for (const movies of [...(await shelves()).shelves.map((shelf) => shelf.movies), list.recommendations]) {
    const ids = movies.map(({ movieId }) => movieId);
    expect(ids).toEqual(order.filter((movieId) => ids.includes(movieId)));
  }
});

test('without ratings the groups that were chosen come first, each in turn with its best liked', async () => {
  const { groups } = await engine.handlers['onboarding:groups']({});
  const choose = async (groupIds: string[]) => engine.handlers['onboarding:choose-groups']({ groupIds });
  const first = await shelves();
  expect(groups.length).toBeGreaterThanOrEqual(2);
  for (const [at, { groupId }] of groups.slice(0, 2).entries()) {
    await choose([groupId]);
    const [shelf, next] = (await shelves()).shelves;
    expect([shelf?.kind, next?.kind]).toEqual(['chosen', 'loved']);
    const typical = groups[at]?.movies.map(({ movieId }) => movieId) ?? [];
    expect(shelf?.movies.map(({ movieId }) => movieId)).toEqual(expect.arrayContaining(typical));
    const means = shelf?.movies.map(({ meanStars }) => meanStars ?? 0) ?? [];
    expect(means[0]).toBeGreaterThan(means.at(-1) ?? 0);
  }
  await choose(groups.map(({ groupId }) => groupId));
  const both = await shelves();
  const shown = idsOf(both);
  expect(new Set(shown).size).toBe(shown.length);
  const camps = both.shelves[0]?.movies.map(({ movieId }) => campOfMovie(movieId)) ?? [];
  expect(new Set(camps.slice(0, groups.length)).size).toBe(2);
  await choose([]);
  expect(await shelves()).toEqual(first);
});

test('with ratings they are the person’s: by match, never what is rated, watched or not for them', async () => {
  await beOfCampOne();
  const home = await shelves({ ...untuned, corrected: false });
  expect(home).toMatchObject({ basis: 'model', ratingsUsed: 6, ratingsSinceTraining: 6 });
  const [forYou] = home.shelves;
  expect(forYou?.kind).toBe('for-you');
  expect(forYou?.movies.slice(0, 8).map(({ movieId }) => campOfMovie(movieId))).toEqual(Array(8).fill(1));
  const matches = forYou?.movies.map(({ match }) => match ?? -1) ?? [];
  expect(matches).toEqual([...matches].sort((a, b) => b - a));
  expect(home.moviesRanked).toBe(plantedMovies - 6);
  for (const unwanted of [31, 40, 52, 45, 48, 3, 33, 34]) {
    expect(idsOf(home, isNotRewatch)).not.toContain(unwanted);
  }
});

test('less rated movies have places in For you until that is switched off, which lists follow', async () => {
  await beOfCampOne();
  const forYou = async (corrected: boolean): Promise<number[]> =>
    idsOf(await shelves({ ...untuned, corrected }), (kind) => kind === 'for-you');
  const list = async () => {
    const { corrected, recommendations } = await engine.handlers['recommendations:list']({
      limit: 20,
      from: allMovies,
    });
    return { corrected, ids: recommendations.map(({ movieId }) => Number(movieId)) };
  };
  const [plain, corrected] = [await forYou(false), await forYou(true)];
  expect(corrected).not.toEqual(plain);
  expect(await list()).toEqual({ corrected: true, ids: corrected });
  await engine.handlers['tuner:keep']({ tuning: { ...untuned, corrected: false } });
  expect(await list()).toEqual({ corrected: false, ids: plain });
  // All the way to popular movies there is nothing to correct.
  const popular = (asked: boolean) => shelves({ ...untuned, novelty: -1, corrected: asked });
  expect(idsOf(await popular(true))).toEqual(idsOf(await popular(false)));
});

test('reasons hold: without the rating named no movie stands higher', async () => {
  await beOfCampOne();
  const home = await shelves();
  const cards = home.shelves.flatMap(({ kind, movies }) =>
    movies.map((movie) => ({ ...movie, shelf: kind })),
  );
  let named = 0;
  for (const { movieId, match, reason, shelf } of cards) {
    if (reason.kind !== 'because') continue;
    // A shelf of one rating names another one on its cards.
    const of = shelf === 'because' ? reason.also : reason.of;
    if (of === null) continue;
    const why = await engine.handlers['recommendations:why']({ movieId, places: 'all' });
    const place = why.standing?.place ?? 0;
    expect(why.standing?.match).toBe(match);
    expect(why.effects.find((effect) => effect.movieId === of.movieId)?.placeWithout).toBeGreaterThanOrEqual(
      place,
    );
    named += 1;
  }
  expect(named).toBeGreaterThan(5);
});

test('reasons vary: no shelf says the same kind of thing on every card, and each is true of the ratings', async () => {
  for (const movieId of [31, 40, 52, 45, 48, 36, 44]) await rate(movieId, 5);
  for (const movieId of [3, 4, 5, 6, 7]) await rate(movieId, 1.5);
  const { shelves: all } = await shelves();
  const liked = [31, 40, 52, 45, 48, 36, 44];
  for (const { kind, movies } of all) {
    if (kind === 'rewatch') continue;
    const kinds = movies.map(({ reason }) => reason.kind);
    if (kind === 'for-you') expect(new Set(kinds).size).toBeGreaterThanOrEqual(2);
    for (const { genres, reason } of movies) {
      if (reason.kind === 'audience') expect(liked).toContain(Number(reason.of.movieId));
      if (reason.kind !== 'genre') continue;
      expect(genres).toContain(reason.genre);
      expect(reason.meanStars).toBeGreaterThan(reason.yourMeanStars);
    }
  }
});

test('a shelf of one rating holds only what the person would like', async () => {
  for (const movieId of [31, 40, 52]) await rate(movieId, 5);
  for (const movieId of [3, 4, 5]) await rate(movieId, 1);
  const { shelves: all } = await shelves();
  const because = all.filter(({ kind }) => kind === 'because');
  expect(because).not.toEqual([]);
  for (const { movies } of because) {
    // Their mean is 3 stars.
    for (const { predictedStars } of movies) expect(predictedStars).toBeGreaterThanOrEqual(3);
  }
});

test('what was liked a year ago comes back on Rewatch alone, unless it is not for them any more', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 400 * 86_400_000 });
  await beOfCampOne();
  vi.useRealTimers();
  await rate(41, 5);
  const rewatch = (home: Home) => idsOf(home, (kind) => kind === 'rewatch').sort((a, b) => a - b);
  expect(rewatch(await shelves())).toEqual([31, 40, 45, 48, 52]);
  await engine.handlers['marks:set']({ movieId: id(48), kind: 'hidden', isSet: true });
  expect(rewatch(await shelves())).toEqual([31, 40, 45, 52]);
});

test('whatever is tuned, no movie is on two shelves and none that must not be is on any', async () => {
  await beOfCampOne();
  const slider = fc.double({ min: -1, max: 1, noNaN: true });
  const tunings = fc.record({
    novelty: slider,
    distance: slider,
    diversity: fc.double({ min: 0, max: 1, noNaN: true }),
    yearFrom: fc.constantFrom(null, 1990, 2010),
  });
  await fc.assert(
    fc.asyncProperty(tunings, async (turned) => {
      const home = await shelves(tuningSchema.parse(turned));
      const ids = idsOf(home);
      expect(ids.length > 0).toBe(turned.yearFrom !== 2010);
      expect(new Set(ids).size).toBe(ids.length);
      for (const unwanted of [31, 3, 33, 34]) expect(idsOf(home, isNotRewatch)).not.toContain(unwanted);
    }),
    { numRuns: 15 },
  );
});

test('nothing tuned is exactly the model’s list, and a tuned movie knows its place there', async () => {
  await beOfCampOne();
  const list = await engine.handlers['recommendations:list']({ limit: 20, from: allMovies });
  const home = await shelves();
  const forYou = home.shelves[0]?.movies.map(({ movieId }) => movieId);
  expect(forYou?.length).toBeGreaterThan(5);
  expect(forYou).toEqual(list.recommendations.map(({ movieId }) => movieId).slice(0, forYou?.length));
  expect(home.shelves[0]?.movies.map(({ untunedPlace }) => untunedPlace)).toEqual(
    forYou?.map((_, k) => k + 1),
  );
  const tuned = await shelves(tuningSchema.parse({ novelty: 1 }));
  expect(tuned.shelves[0]?.movies.length).toBeGreaterThan(5);
  for (const { movieId, untunedPlace } of tuned.shelves[0]?.movies ?? []) {
    const place = forYou?.indexOf(movieId) ?? -1;
    if (place >= 0) expect(untunedPlace).toBe(place + 1);
    else expect(untunedPlace).toBeGreaterThan(20);
  }
});

test('the tuning that was kept is the one in force', async () => {
  const tuning = tuningSchema.parse({ diversity: 0.5 });
  await engine.handlers['tuner:keep']({ tuning });
  expect((await engine.handlers['home:shelves']({ tuning: null, from: allMovies })).tuning).toEqual(tuning);
});

describe('from a set of one’s own', () => {
  const mark = (movieId: number, kind: 'watchlist' | 'owned') =>
    engine.handlers['marks:set']({ movieId: id(movieId), kind, isSet: true });

  test('shelves and lists are full of it, and of nothing else', async () => {
    await beOfCampOne();
    const all = await engine.handlers['recommendations:list']({ limit: 500, from: allMovies });
    // Far down the list, where a cut after the best would find none of them.
    const wanted = all.recommendations.slice(-30).map(({ movieId }) => Number(movieId));
    const { listId } = await engine.handlers['lists:create']({
      ...{ name: 'Far down', note: '', isOrdered: false, movieIds: wanted.map(id) },
    });
    const from: CandidateSet = { kind: 'list', listId };
    const list = await engine.handlers['recommendations:list']({ limit: 20, from });
    expect(list.recommendations).toHaveLength(20);
    const home = await shelves(untuned, from);
    expect(home.set).toEqual({ movies: 30, left: 30 });
    expect(home.shelves[0]?.movies).toHaveLength(20);
    for (const movieId of [...idsOf(home), ...list.recommendations.map((each) => Number(each.movieId))]) {
      expect(wanted).toContain(movieId);
    }
    const tuned = await shelves(tuningSchema.parse({ novelty: -1, diversity: 1 }), from);
    expect(tuned.shelves[0]?.movies).toHaveLength(20);
    const places = (of: Home): (number | null)[] => of.shelves[0]?.movies.map(({ match }) => match) ?? [];
    expect(Math.max(...places(home).map((match) => match ?? 100))).toBeLessThan(100);
  });

  test('what is seen is left out, and an empty set says so', async () => {
    await beOfCampOne();
    expect(await shelves(untuned, { kind: 'watchlist' })).toMatchObject({
      set: { movies: 0, left: 0 },
      shelves: [],
    });
    const [rated] = engine.handlers['ratings:list']({}) as { movieId: number }[];
    await mark(rated?.movieId ?? 0, 'owned');
    expect(await shelves(untuned, { kind: 'owned' })).toMatchObject({ set: { movies: 1, left: 0 } });
    const [next] = (await engine.handlers['recommendations:list']({ limit: 1, from: allMovies }))
      .recommendations;
    await mark(Number(next?.movieId), 'owned');
    const owned = await shelves(untuned, { kind: 'owned' });
    expect(owned.set).toEqual({ movies: 2, left: 1 });
    expect(idsOf(owned, isNotRewatch)).toEqual([next?.movieId]);
  });

  test('without ratings they are by what everybody likes', async () => {
    for (const movieId of [1, 2, 3]) await mark(movieId, 'watchlist');
    const home = await shelves(untuned, { kind: 'watchlist' });
    expect(home.basis).toBe('popularity');
    expect(idsOf(home).sort()).toEqual([1, 2, 3]);
    const list = await engine.handlers['recommendations:list']({ limit: 20, from: { kind: 'watchlist' } });
    expect(list.recommendations.map(({ movieId }) => Number(movieId)).sort()).toEqual([1, 2, 3]);
  });

  test('Browse filters by it', async () => {
    for (const movieId of [1, 2, 3]) await mark(movieId, 'watchlist');
    const search = movieSearchSchema.parse({ from: { kind: 'watchlist' } });
    expect((await engine.handlers['movies:search'](search)).total).toBe(3);
    const gone = movieSearchSchema.parse({ from: { kind: 'list', listId: 99 } });
    await expect(engine.handlers['movies:search'](gone)).rejects.toMatchObject({ code: 'unknown-list' });
  });
});
