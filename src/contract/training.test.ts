import { expect, it } from 'vitest';
import { baselinesSchema, qualitySchema } from './training.ts';

it('reads the figures of runs that were saved before there were more of them', () => {
  const quality = {
    rmse: 0.812,
    mae: 0.621,
    recallAt10: 0.234,
    ndcgAt10: 0.336,
    hitRateAt10: 0.7,
    ndcgAt100: 0.41,
    coverageAt10: 0.1,
    users: 600,
    testRatings: 20_000,
  };
  expect(qualitySchema.parse(quality)).toEqual(quality);
  const baselines = { movieMeanRmse: 0.97, popularityRecallAt10: 0.103 };
  expect(baselinesSchema.parse(baselines)).toEqual(baselines);
});
