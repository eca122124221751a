import { expect, it } from 'vitest';
import { dimensionsAround, learningRatesAround, sweepOptionsSchema, sweepTrainings } from './sweeps.ts';

const trainingsOf = (options: object) => sweepTrainings(sweepOptionsSchema.parse(options));

it('tries every learning rate and size with every balance, each with every seed', () => {
  const trainings = trainingsOf({
    points: 3,
    learningRates: [0.001, 0.01],
    dimensions: [32, 64],
    seeds: 2,
    seed: 5,
  });
  expect(trainings).toHaveLength(24);
  expect(new Set(trainings.map((options) => JSON.stringify(options))).size).toBe(24);
  expect(trainings.slice(0, 3)).toMatchObject([
    { rankWeight: 1, retrievalWeight: 0, dimensions: 32, learningRate: 0.001, seed: 5 },
    { rankWeight: 1, retrievalWeight: 0, dimensions: 32, learningRate: 0.001, seed: 6 },
    { rankWeight: 1, retrievalWeight: 0, dimensions: 32, learningRate: 0.01, seed: 5 },
  ]);
});

it('leaves what is not varied to the preset, and to the balance in the middle', () => {
  const [only, ...others] = trainingsOf({ points: 1 });
  expect(others).toEqual([]);
  expect(only).toMatchObject({ rankWeight: 1, retrievalWeight: 1, seed: 1 });
  expect(only?.learningRate).toBeUndefined();
  expect(only?.dimensions).toBeUndefined();
});

it('spreads learning rates and sizes around what the preset trains with', () => {
  expect(dimensionsAround('matinee', 3)).toEqual([64, 128, 256]);
  expect(learningRatesAround('classic', 1)).toEqual([0.1]);
});
