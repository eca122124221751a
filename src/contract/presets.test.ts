import { expect, it } from 'vitest';
import { offeredPresets, presets } from './presets.ts';
import { sweepOptionsSchema } from './sweeps.ts';
import { trainingOptionsSchema } from './training.ts';

it('offers every preset but the first impression', () => {
  expect(presets.filter((preset) => !offeredPresets.some((offered) => offered === preset))).toEqual([
    'first-impression',
  ]);
  expect(sweepOptionsSchema.safeParse({ preset: 'first-impression' }).success).toBe(false);
});

it('lets a first impression do without epochs, and nothing else', () => {
  expect(trainingOptionsSchema.parse({ preset: 'first-impression', epochs: 5 }).epochs).toBe(0);
  expect(trainingOptionsSchema.parse({ preset: 'first-impression', epochs: 0 }).epochs).toBe(0);
  expect(trainingOptionsSchema.safeParse({ preset: 'matinee', epochs: 0 }).success).toBe(false);
});
