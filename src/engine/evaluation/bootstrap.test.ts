import { describe, expect, it } from 'vitest';
import { createRandom } from '../base/random.ts';
import {
  bootstrapDifference,
  bootstrapDifferences,
  bootstrapIntervals,
  bootstrapOverSeeds,
} from './bootstrap.ts';
import type { UserFigure } from './metrics/user-figure.ts';

function figure(shares: readonly number[], weights: readonly number[] = shares.map(() => 1)): UserFigure {
  return {
    numerators: Float64Array.from(shares),
    denominators: Float64Array.from(weights),
    fromMean: (mean) => mean,
  };
}

it('finds no doubt where all users are equal', () => {
  const { same } = bootstrapIntervals({ same: figure([0.25, 0.25, 0.25]) }, 1);
  expect(same).toEqual({ low: 0.25, high: 0.25 });
});

it('comes to the textbook interval of a mean', () => {
  const random = createRandom(5, 'users');
  const shares = Array.from({ length: 2000 }, () => random.normal());
  const mean = shares.reduce((sum, x) => sum + x, 0) / shares.length;
  const { x } = bootstrapIntervals({ x: figure(shares) }, 1);
  const half = 1.96 / Math.sqrt(shares.length);
  expect(x.low).toBeCloseTo(mean - half, 2);
  expect(x.high).toBeCloseTo(mean + half, 2);
});

it('draws whole users: a figure of two users is one of them or what they make together', () => {
  // User 1 has an error of 1 on one rating, user 2 none on three: 0, 1/4 or 1.
  const { x } = bootstrapIntervals({ x: figure([1, 0], [1, 3]) }, 1);
  expect(x).toEqual({ low: 0, high: 1 });
});

it('pairs what it compares: a difference that all users share is certain, however different they are', () => {
  const shares = Array.from({ length: 50 }, (_, i) => i % 7);
  const better = bootstrapDifference(figure(shares.map((share) => share + 0.5)), figure(shares), 1);
  expect(better).toEqual({ difference: 0.5, low: 0.5, high: 0.5 });
});

it('finds the same for several figures at once as for each by itself', () => {
  const random = createRandom(6, 'users');
  const some = () => figure(Array.from({ length: 60 }, () => random.normal()));
  const [a, b, c, d] = [some(), some(), some(), some()];
  expect(bootstrapDifferences({ x: a, y: b }, { x: c, y: d }, 3)).toEqual({
    x: bootstrapDifference(a, c, 3),
    y: bootstrapDifference(b, d, 3),
  });
});

describe('over seeds', () => {
  it('compares means, and draws a user with all seeds', () => {
    // Two seeds of two users. By hand: .25 and .75 less .125 and .125; drawn twice, user 1 is ahead by .75, user 2 by 0.
    const seeds = [figure([0.5, 0]), figure([1, 0.5])];
    const rival = [figure([0, 0.25]), figure([0, 0.25])];
    const { interval, differences } = bootstrapOverSeeds(seeds, [rival, seeds], 1);
    expect(interval).toEqual({ low: 0.25, high: 0.75 });
    expect(differences).toEqual([
      { difference: 0.375, low: 0, high: 0.75 },
      { difference: 0, low: 0, high: 0 },
    ]);
  });

  it('leaves out of a seed who has no part in it', () => {
    const { interval } = bootstrapOverSeeds([figure([3, 0], [1, 0])], [], 1);
    expect(interval.high).toBe(3);
  });
});

it('is the same for the same seed, and finds nothing in nothing', () => {
  const shares = Array.from({ length: 50 }, (_, i) => i % 7);
  const of = (seed: number) => bootstrapIntervals({ x: figure(shares) }, seed);
  expect(of(3)).toEqual(of(3));
  expect(of(3)).not.toEqual(of(4));
  expect(bootstrapIntervals({ x: figure([]) }, 1)).toEqual({ x: { low: 0, high: 0 } });
});
