// A saved model opens in Python: the NumPy script makes the lists that the program makes. MATINEE_PYTHON names another python3.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { saveModel } from '../../src/engine/model/model-files.ts';
import { createRecommender, type Recommender } from '../../src/engine/recommending/recommender.ts';
import { plantedClassicModel, plantedModel, plantedRun } from '../fixtures/planted-model.ts';
import { plantedMovies } from '../fixtures/planted-taste.ts';

const script = resolve(import.meta.dirname, '../../scripts/python/recommend.py');
const python = process.env['MATINEE_PYTHON'] ?? 'python3';
const hasNumpy = spawnSync(python, ['-c', 'import numpy']).status === 0;

const listSchema = z.array(
  z.strictObject({ movieId: z.int(), score: z.number(), predictedStars: z.number() }),
);

const skipped = hasNumpy ? '' : ` (skipped: ${python} has no NumPy; MATINEE_PYTHON can name one that has)`;

describe.skipIf(!hasNumpy)(`a saved model, opened in Python${skipped}`, () => {
  let folder: string;
  let recommender: Recommender;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'matinee-python-'));
    const model = await plantedModel();
    const classic = await plantedClassicModel();
    await saveModel(folder, 'run-1', model, plantedRun(model, 'run-1'));
    await saveModel(folder, 'run-2', classic, plantedRun(classic, 'run-2'));
    recommender = createRecommender(model);
  });
  afterAll(() => {
    recommender.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  function recommendInPython(ratings: readonly { movieId: number; stars: number }[]) {
    const typed = ratings.map(({ movieId, stars }) => `${movieId}=${stars}`);
    const args = [script, join(folder, 'run-1'), ...typed, '--count', String(plantedMovies)];
    return listSchema.parse(JSON.parse(execFileSync(python, args, { encoding: 'utf8' })));
  }

  it.each([
    ['someone with ratings', [31, 40, 52, 3].map((movieId, i) => ({ movieId, stars: 5 - i }))],
    ['someone with one rating', [{ movieId: 10, stars: 0.5 }]],
    [
      'someone who rated what the model does not know',
      [
        { movieId: 999, stars: 5 },
        { movieId: 7, stars: 3 },
      ],
    ],
    ['someone without ratings', []],
  ])('gives %s the same list, scores and stars to 1e-4', (_, ratings) => {
    const ours = recommender.recommend(recommender.foldIn(ratings), { limit: plantedMovies });
    const theirs = recommendInPython(ratings);
    expect(ours.length).toBeGreaterThanOrEqual(plantedMovies - ratings.length);
    expect(theirs).toHaveLength(ours.length);
    const byId = new Map(theirs.map((movie) => [movie.movieId, movie]));
    for (const { movieId, score, predictedStars } of ours) {
      expect(Math.abs((byId.get(movieId)?.score ?? NaN) - score)).toBeLessThan(1e-4);
      expect(Math.abs((byId.get(movieId)?.predictedStars ?? NaN) - predictedStars)).toBeLessThan(1e-4);
    }
    expect(theirs.map(({ movieId }) => movieId)).toEqual(ours.map(({ movieId }) => movieId));
  });

  it('is declined in a sentence where it is a classic one', () => {
    const { status, stderr } = spawnSync(python, [script, join(folder, 'run-2')], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/this script knows the joint model/);
    expect(stderr).not.toContain('Traceback');
  });
});
