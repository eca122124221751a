import { expect, it } from 'vitest';
import { earlyBaselines, earlyQuality } from '../../tests/fixtures/run-figures.ts';
import { baselinesSchema, qualitySchema } from './training.ts';

it('reads the figures of runs that were saved before there were more of them', () => {
  expect(qualitySchema.parse(earlyQuality)).toEqual(earlyQuality);
  expect(baselinesSchema.parse(earlyBaselines)).toEqual(earlyBaselines);
});
