import { describe, expect, it } from 'vitest';
import {
  balanceLimit,
  balanceOf,
  balanceStep,
  describeBalance,
  untrainedTask,
  weightsAt,
  weightsProblem,
} from './loss-balance.ts';

describe('the balance slider', () => {
  it('means equal weights in the middle and one weight alone at either end', () => {
    expect(weightsAt(0)).toEqual({ rankWeight: 1, retrievalWeight: 1 });
    expect(weightsAt(-100)).toEqual({ rankWeight: 1, retrievalWeight: 0 });
    expect(weightsAt(100)).toEqual({ rankWeight: 0, retrievalWeight: 1 });
    expect(weightsAt(40)).toEqual({ rankWeight: 0.6, retrievalWeight: 1 });
  });

  it('stays within its ends', () => {
    expect(weightsAt(-500)).toEqual(weightsAt(-balanceLimit));
    expect(weightsAt(500)).toEqual(weightsAt(balanceLimit));
  });

  it('finds its place again from the weights at every step', () => {
    for (let balance = -balanceLimit; balance <= balanceLimit; balance += balanceStep) {
      expect(balanceOf(weightsAt(balance))).toBe(balance);
    }
  });

  it('stands by the ratio of weights that were typed in', () => {
    expect(balanceOf({ rankWeight: 10, retrievalWeight: 5 })).toBe(-50);
    expect(balanceOf({ rankWeight: 0, retrievalWeight: 7 })).toBe(100);
    expect(balanceOf({ rankWeight: 0, retrievalWeight: 0 })).toBe(0);
  });

  it('has words of its own for each part of the slider', () => {
    const titles = [-100, -60, -20, 0, 20, 60, 100].map(
      (balance) => describeBalance(weightsAt(balance)).title,
    );
    expect(new Set(titles).size).toBe(titles.length);
    expect(describeBalance({ rankWeight: 0.01, retrievalWeight: 10 }).title).toBe('Mostly picks');
    expect(describeBalance({ rankWeight: 10, retrievalWeight: 0.01 }).title).toBe('Mostly stars');
  });

  it('refuses two zeros, negative weights and what is not a number', () => {
    expect(weightsProblem({ rankWeight: 0, retrievalWeight: 0 })).toMatch(/above 0/);
    expect(weightsProblem({ rankWeight: -1, retrievalWeight: 1 })).toMatch(/0 to 10/);
    expect(weightsProblem({ rankWeight: Number.NaN, retrievalWeight: 1 })).toMatch(/0 to 10/);
    expect(weightsProblem({ rankWeight: 0, retrievalWeight: 3 })).toBeNull();
  });
});

it('says of a run of one task alone what it was not taught', () => {
  expect(untrainedTask({ rankWeight: 1, retrievalWeight: 0 })).toContain('stars alone');
  expect(untrainedTask({ rankWeight: 0, retrievalWeight: 0.5 })).toContain('picks alone');
  expect(untrainedTask({ rankWeight: 0.1, retrievalWeight: 1 })).toBeNull();
});
