import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { trainingOptionsSchema } from '../../contract/training.ts';
import { expectedParts, totalOf } from './training-estimate.ts';
import { estimateTraining, noteTraining } from './training-speed.ts';

const options = trainingOptionsSchema.parse({});
const size = { ratings: 100_836, users: 610, movies: 9_742 };
const expectedMs = totalOf(expectedParts(size, options));
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'matinee-speed-'));
  file = join(folder, 'training-speed.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

it('measures the computer once and goes by that', () => {
  const first = estimateTraining(file, size, options);
  expect(first).toMatchObject({ basis: 'measurement' });
  expect(first.timeMs).toBeGreaterThan(0);
  expect(estimateTraining(file, size, options)).toEqual(first);
});

it('goes by the trainings that were done here, by the mean of the last three', () => {
  for (const times of [100, 1, 2, 4]) noteTraining(file, size, options, times * expectedMs);
  const estimate = estimateTraining(file, size, options);
  expect(estimate.basis).toBe('trainings');
  expect(estimate.timeMs / expectedMs).toBeCloseTo(2);
});

it('takes no training for another model or of a library of quite another size', () => {
  noteTraining(file, size, options, 7 * expectedMs);
  expect(estimateTraining(file, size, { ...options, preset: 'classic' }).basis).toBe('measurement');
  expect(estimateTraining(file, { ...size, ratings: 32e6 }, options).basis).toBe('measurement');
  expect(estimateTraining(file, { ...size, ratings: 1e6 }, options).basis).toBe('trainings');
});

it('knows nothing of another computer, or from a file that it can not read', () => {
  noteTraining(file, size, options, 7 * expectedMs);
  const stored = readFileSync(file, 'utf8');
  writeFileSync(file, stored.replace(/"computer":"/u, '"computer":"another '));
  expect(estimateTraining(file, size, options).basis).toBe('measurement');
  writeFileSync(file, '{');
  expect(estimateTraining(file, size, options).basis).toBe('measurement');
});

it('lets a training pass that can not be noted, and leaves nothing half-written', () => {
  mkdirSync(file);
  noteTraining(file, size, options, expectedMs);
  expect(readdirSync(folder)).toEqual(['training-speed.json']);
});
