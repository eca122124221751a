import { describe, expect, it } from 'vitest';
import { balanceLimit, balanceOf, balanceStep, sweepBalances, weightsAt } from './loss-balance.ts';

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

  it('shows the ratio of weights that were typed in', () => {
    expect(balanceOf({ rankWeight: 10, retrievalWeight: 5 })).toBe(-50);
    expect(balanceOf({ rankWeight: 0, retrievalWeight: 7 })).toBe(100);
    expect(balanceOf({ rankWeight: 0, retrievalWeight: 0 })).toBe(0);
  });

  it('is tried evenly by a sweep, with both ends and, where the count is odd, the middle', () => {
    expect(sweepBalances(2)).toEqual([-100, 100]);
    expect(sweepBalances(5)).toEqual([-100, -50, 0, 50, 100]);
    expect(sweepBalances(7)).toEqual([-100, -65, -35, 0, 35, 65, 100]);
  });
});
