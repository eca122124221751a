import { describe, expect, it } from 'vitest';
import { weightsAt } from '../../../contract/loss-balance.ts';
import { describeBalance, untrainedTask, weightsProblem } from './loss-balance.ts';

describe('the words of the balance', () => {
  it('has words of its own for each part of the slider', () => {
    const titles = [-100, -60, -20, 0, 20, 60, 100].map(
      (balance) => describeBalance(weightsAt(balance)).title,
    );
    expect(new Set(titles).size).toBe(titles.length);
    expect(describeBalance({ rankWeight: 0.01, retrievalWeight: 10 }).title).toBe('Mostly recommendations');
    expect(describeBalance({ rankWeight: 10, retrievalWeight: 0.01 }).title).toBe('Mostly stars');
  });

  it('says how much more one loss counts by its very weights, which changes at every step', () => {
    const actionAt = (balance: number) => describeBalance(weightsAt(balance)).action;
    expect(actionAt(0)).toBe('Both tasks count alike.');
    expect(actionAt(-50)).toMatch(/error in stars counts 2 times as much/);
    expect(actionAt(50)).toMatch(/missed pick counts 2 times as much/);
    expect(actionAt(-95)).toMatch(/20 times/);
    const actions = Array.from({ length: 39 }, (_, step) => actionAt(-95 + step * 5));
    expect(new Set(actions).size).toBe(actions.length);
    expect(describeBalance({ rankWeight: 10, retrievalWeight: 10 }).action).toBe(actionAt(0));
  });

  it('promises of the classic model only what holds for it', () => {
    const weights = weightsAt(-60);
    expect(describeBalance(weights, 'classic').effect).not.toBe(describeBalance(weights).effect);
    expect(describeBalance(weights, 'classic').action).toBe(describeBalance(weights).action);
  });

  it('refuses two zeros, negative weights and what is not a number', () => {
    expect(weightsProblem({ rankWeight: 0, retrievalWeight: 0 })).toMatch(/above 0/);
    expect(weightsProblem({ rankWeight: -1, retrievalWeight: 1 })).toMatch(/0 to 10/);
    expect(weightsProblem({ rankWeight: Number.NaN, retrievalWeight: 1 })).toMatch(/0 to 10/);
    expect(weightsProblem({ rankWeight: 0, retrievalWeight: 3 })).toBeNull();
  });
});

it('says of a run of one task alone what it was not taught', () => {
  expect(untrainedTask({ rankWeight: 1, retrievalWeight: 0 })).toContain('stars only');
  expect(untrainedTask({ rankWeight: 0, retrievalWeight: 0.5 })).toContain('recommendations only');
  expect(untrainedTask({ rankWeight: 0.1, retrievalWeight: 1 })).toBeNull();
});
