import { describe, expect, it } from 'vitest';
import { allAtOnce } from '../base/in-steps.ts';
import type { UserFigure } from './metrics/user-figure.ts';
import type { SeedFigures } from './seed-figures.ts';
import { correctedTTest, summariseSeeds } from './seed-summary.ts';

function figure(values: readonly number[]): UserFigure {
  return {
    numerators: Float64Array.from(values),
    denominators: new Float64Array(values.length).fill(1),
    fromMean: (mean) => mean,
  };
}

function seedOf(userIds: readonly number[], model: readonly number[], ease: readonly number[]): SeedFigures {
  return {
    metric: 'ndcgAt10',
    userIds: Int32Array.from(userIds),
    model: figure(model),
    rivals: { ease: figure(ease) },
  };
}

/** Seed 1 measures users 3 and 5, seed 2 users 5 and 9. */
const seeds = [[seedOf([3, 5], [0.5, 0.25], [0.25, 0])], [seedOf([5, 9], [0.75, 0.5], [0.5, 0.25])]];

describe('figures of several seeds', () => {
  it('are means of the seeds, with their deviation', () => {
    const [summary] = allAtOnce(summariseSeeds(seeds, { seed: 1, testToTrain: null }));
    expect(summary).toMatchObject({ metric: 'ndcgAt10', users: 3 });
    // .375 and .625: the mean is .5, each .125 away, so that s^2 = 2 * .125^2 / 1.
    expect(summary?.model).toEqual({ mean: 0.5, deviation: Math.SQRT2 / 8, bySeed: [0.375, 0.625] });
    expect(summary?.rivals.ease).toMatchObject({ mean: 0.25, bySeed: [0.125, 0.375] });
    expect(Object.keys(summary?.rivals ?? {})).toEqual(['ease']);
  });

  it('are compared with the same users of the same seed', () => {
    // Everyone is ahead by a quarter: at most that on any resample, if for rounding.
    const [summary] = allAtOnce(summariseSeeds(seeds, { seed: 1, testToTrain: 0.25 }));
    const { difference, high, p } = summary?.rivals.ease?.difference ?? {};
    expect({ difference, p }).toEqual({ difference: 0.25, p: 0 });
    expect(high).toBeCloseTo(0.25, 12);
  });

  it('have no deviation and no test of one seed', () => {
    const [summary] = allAtOnce(summariseSeeds(seeds.slice(0, 1), { seed: 1, testToTrain: 0.25 }));
    expect(summary?.model.deviation).toBeNull();
    expect(summary?.rivals.ease?.difference).toMatchObject({ difference: 0.25, low: 0.25, p: null });
  });
});

describe('the paired t-test over seeds', () => {
  it('allows for the overlap of the parts', () => {
    // Mean 2, s^2 = 1: t = 2 / sqrt((1/3 + 1/4) 1) = 2.619; with 2 degrees p = 1 - t / sqrt(2 + t^2).
    const t = 2 / Math.sqrt(1 / 3 + 1 / 4);
    expect(correctedTTest([1, 2, 3], 0.25)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 12);
  });

  it('finds nothing in nothing', () => {
    expect(correctedTTest([0, 0, 0], 0.25)).toBe(1);
    expect(correctedTTest([1], 0.25)).toBeNull();
  });
});
