import { describe, expect, it } from 'vitest';
import { madeRun, type MadeRun } from '../../../tests/fixtures/made-run.ts';
import { intervalsAlike } from '../../../tests/fixtures/run-figures.ts';
import { madeResults, type MadeUser } from '../../../tests/fixtures/user-results.ts';
import type { MeasuredUsers } from './measured-users.ts';
import { bestOfRuns, pairResults, judgeRun, type RunResults } from './run-results.ts';

const users = 40;
const heldOut = { seed: 1, share: 0.1, fingerprint: 'f' };

/** A run whose every user has two ratings with errors of so many stars, and a list with such a figure. */
function runWith(name: string, error: number, list: number, change: MadeRun = {}): RunResults {
  return runOf(
    name,
    (userId) => ({ userId, errors: [error, -error], list: userId % 4 === 0 ? null : list }),
    { ...change, quality: { rmse: error, ndcgAt10: list, ...change.quality } },
  );
}

function runOf(name: string, userOf: (userId: number) => MadeUser, change: MadeRun = {}): RunResults {
  const made = madeResults(Array.from({ length: users }, (_, k) => userOf(k + 1)));
  const measured: MeasuredUsers = { heldOut, model: made, simple: made };
  return { run: madeRun(name, change), measured };
}

describe('two runs', () => {
  it('are compared on their users, the first one taken from the second one', () => {
    const paired = pairResults(runWith('a', 1, 0.5), runWith('b', 0.75, 0.25));
    if (paired.status !== 'paired') throw new Error(paired.reason);
    expect(paired.users).toBe(users);
    expect(paired.differences.rmse).toEqual({ difference: -0.25, low: -0.25, high: -0.25 });
    expect(paired.differences.mae).toEqual({ difference: -0.25, low: -0.25, high: -0.25 });
    expect(paired.differences.ndcgAt10).toEqual({ difference: -0.25, low: -0.25, high: -0.25 });
  });

  it('are compared on those whom both were measured on, as a continued training is on fewer', () => {
    const few = madeResults([
      { userId: 2, errors: [0.75, -0.75], list: 0.25 },
      { userId: 3, errors: [0.75, -0.75], list: 0.25 },
    ]);
    const b = { ...runWith('b', 0, 0), measured: { heldOut, model: few, simple: few } };
    expect(pairResults(runWith('a', 1, 0.5), b)).toMatchObject({
      ...{ status: 'paired', users: 2 },
      differences: { rmse: { difference: -0.25, low: -0.25, high: -0.25 } },
    });
    const nobody = { ...b, measured: { heldOut, model: madeResults([]), simple: madeResults([]) } };
    expect(pairResults(runWith('a', 1, 0.5), nobody)).toMatchObject({ reason: 'other-split' });
  });

  it('are not, where other ratings were held out or nothing is known by user', () => {
    const a = runWith('a', 1, 0.5);
    const reasonWith = (b: RunResults): string => {
      const paired = pairResults(a, b);
      return paired.status === 'paired' ? paired.status : paired.reason;
    };
    const { catalogue } = a.run;
    expect(reasonWith(runWith('b', 1, 0.5, { catalogue: { ...catalogue, fingerprint: 'g' } }))).toBe(
      'other-catalogue',
    );
    expect(reasonWith(runWith('b', 1, 0.5, { options: { seed: 2 } }))).toBe('other-split');
    expect(reasonWith({ ...runWith('b', 1, 0.5), measured: null })).toBe('no-results');
    const { measured } = a;
    if (measured === null) throw new Error('nothing measured');
    const half = { ...measured, heldOut: { ...heldOut, share: 0.2 } };
    expect(reasonWith({ ...a, measured: half })).toBe('other-split');
    const more = runOf('b', (userId) => ({ userId, errors: [1, 1, 1], list: null }));
    expect(reasonWith(more)).toBe('other-split');
  });
});

describe('a run is worse', () => {
  const active = runWith('active', 0.8, 0.3);

  it('where the whole interval of the difference says so, at stars or at lists', () => {
    expect(judgeRun(runWith('b', 0.81, 0.3), active)).toEqual({
      ...{ worse: ['rmse'], better: [], isPaired: true },
    });
    expect(judgeRun(runWith('b', 0.7, 0.29), active)).toEqual({
      ...{ worse: ['ndcgAt10'], better: ['rmse'], isPaired: true },
    });
    expect(judgeRun(runWith('b', 0.9, 0.1), active).worse).toEqual(['rmse', 'ndcgAt10']);
    expect(judgeRun(runWith('b', 0.8, 0.3), active).worse).toEqual([]);
    expect(judgeRun(runWith('b', 0.7, 0.4), active).worse).toEqual([]);
  });

  it('not where it loses less than half a percent, however sure that is', () => {
    expect(judgeRun(runWith('b', 0.803, 0.299), active).worse).toEqual([]);
  });

  it('not where it could be chance: some users are worse off, others better', () => {
    const mixed = runOf('b', (userId) => {
      const off = userId % 2 === 0 ? 0.2 : -0.19;
      return { userId, errors: [0.8 + off], list: 0.3 - off };
    });
    const one = runOf('a', (userId) => ({ userId, errors: [0.8], list: 0.3 }));
    expect(judgeRun(mixed, one)).toEqual({ worse: [], better: [], isPaired: true });
  });

  it('by the intervals of both figures, where they can’t be paired: apart, not overlapping', () => {
    const unpaired = (rmse: [number, number], ndcg: [number, number]): RunResults => ({
      measured: null,
      run: madeRun('x', {
        quality: {
          intervals: {
            ...intervalsAlike(0, 1),
            rmse: { low: rmse[0], high: rmse[1] },
            ndcgAt10: { low: ndcg[0], high: ndcg[1] },
          },
        },
      }),
    });
    const before = unpaired([0.8, 0.82], [0.3, 0.34]);
    expect(judgeRun(unpaired([0.83, 0.85], [0.3, 0.34]), before)).toEqual({
      ...{ worse: ['rmse'], better: [], isPaired: false },
    });
    expect(judgeRun(unpaired([0.81, 0.83], [0.26, 0.29]), before).worse).toEqual(['ndcgAt10']);
    expect(judgeRun(unpaired([0.82, 0.84], [0.26, 0.3]), before).worse).toEqual([]);
    expect(judgeRun(unpaired([0.7, 0.75], [0.4, 0.5]), before)).toEqual({
      ...{ worse: [], better: ['rmse', 'ndcgAt10'], isPaired: false },
    });
  });
});

describe('the best of some runs', () => {
  const idOf = (runs: readonly RunResults[]): string | undefined => bestOfRuns(runs)?.run.runId;

  it('is good at both: neither the best at stars alone nor the best at lists alone', () => {
    const stars = runWith('stars', 0.78, 0.1);
    const both = runWith('both', 0.8, 0.3);
    const picks = runWith('picks', 0.95, 0.305);
    // .3 / .8 is more than .1 / .78 and than .305 / .95.
    expect(idOf([picks, stars, both])).toBe('both');
    expect(idOf([picks, stars])).toBe('picks');
  });

  it('is the one with better lists where the rest could be chance, and the first of equal ones', () => {
    const off = (name: string, sign: 1 | -1, ndcgAt10: number, rmse: number): RunResults =>
      runOf(
        name,
        (userId) => {
          const by = sign * (userId % 2 === 0 ? 0.1 : -0.1);
          return { userId, errors: [0.8 + by], list: 0.3 + by };
        },
        { quality: { ndcgAt10, rmse } },
      );
    expect(idOf([off('a', 1, 0.3, 0.8), off('b', -1, 0.301, 0.801)])).toBe('b');
    expect(idOf([runWith('newer', 0.8, 0.3), runWith('older', 0.8, 0.3)])).toBe('newer');
  });

  it('is nothing where there is none', () => {
    expect(bestOfRuns([])).toBeUndefined();
  });
});
