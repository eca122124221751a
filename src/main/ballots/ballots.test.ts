import { afterEach, expect, test, vi } from 'vitest';
import type { BallotEvening } from '../../contract/ballots.ts';
import { movieIdSchema } from '../../contract/ids.ts';
import { Ballots, eveningMs } from './ballots.ts';

const movieIds = [3, 4].map((id) => movieIdSchema.parse(id));
const asked = { movieIds, address: null };
const heard: (BallotEvening | null)[] = [];
const questions: string[] = [];
let ballots: Ballots;

function makeBallots(options: { agrees?: boolean; environment?: Record<string, string> } = {}): Ballots {
  const { agrees = true, environment = { MATINEE_BALLOTS: '127.0.0.1' } } = options;
  heard.length = questions.length = 0;
  ballots = new Ballots({
    moviesOf: (ids) =>
      Promise.resolve(ids.map((movieId) => ({ movieId, title: `Movie ${movieId}`, year: null, genres: [] }))),
    mayOpen: (address) => {
      questions.push(address);
      return Promise.resolve(agrees);
    },
    interfaces: () => ({}),
    environment,
    onChanged: (evening) => heard.push(evening),
  });
  return ballots;
}

afterEach(() => {
  ballots.close();
  vi.useRealTimers();
});

const vote = (link: string, voter: string, ranking: number[]) =>
  fetch(`${link}/ballot`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(link).origin },
    body: JSON.stringify({ voter: voter.repeat(32), name: voter, ranking, veto: null }),
  });

test('nothing is open until the person agrees', async () => {
  expect(makeBallots({ agrees: false }).state()).toBeNull();
  expect(await ballots.open(asked)).toBeNull();
  expect([questions, heard]).toEqual([['127.0.0.1'], []]);
});

test('an evening is opened, voted on, counted and ended', async () => {
  const evening = await makeBallots().open(asked);
  const link = evening?.link ?? '';
  expect(() => ballots.count()).toThrow(/Nobody has voted/u);
  await vote(link, 'a', [1]);
  await vote(link, 'b', [1, 0]);
  expect(heard.at(-1)).toMatchObject({ voters: ['a', 'b'], result: null });
  expect(ballots.count()?.result).toMatchObject({ decidedBy: 'votes', order: [{ movie: 1, yeses: 2 }, {}] });
  ballots.close();
  expect(heard.at(-1)).toBeNull();
  await expect(fetch(link)).rejects.toThrow();
});

test('a new evening ends the one before, with its link', async () => {
  const first = await makeBallots().open(asked);
  const second = await ballots.open(asked);
  expect(second?.link).not.toBe(first?.link);
  await expect(fetch(first?.link ?? '')).rejects.toThrow();
  expect((await fetch(second?.link ?? '')).status).toBe(200);
});

test('without a home network it says so, before anything is asked', async () => {
  await expect(makeBallots({ environment: {} }).open(asked)).rejects.toMatchObject({ code: 'no-network' });
  expect(questions).toEqual([]);
});

test('it ends by itself after hours', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const evening = await makeBallots().open(asked);
  expect(evening?.endsAtMs).toBe(Date.now() + eveningMs);
  vi.advanceTimersByTime(eveningMs);
  expect(ballots.state()).toBeNull();
  vi.useRealTimers();
  await expect(fetch(evening?.link ?? '')).rejects.toThrow();
});
