// A model that one TensorFlow trained serves on the other, and both train the same one.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { tensorflowHome } from '../../src/engine/base/tensorflow.ts';
import { modelAnswers } from '../fixtures/model-answers.ts';
import { trainEachKind, trainedPresets } from '../fixtures/trained-each-kind.ts';
import { makeWorkplace } from '../fixtures/made-archive.ts';

const otherFile = fileURLToPath(new URL('../fixtures/other-tensorflow.ts', import.meta.url));
/** Stars and scores may differ by that. */
const tolerance = 1e-4;

const numbers = z.array(z.number());
const answersSchema = z.strictObject({
  ...{ stars: numbers, scores: numbers, list: numbers, reasons: numbers, similar: numbers, cosines: numbers },
  deviation: z.number().nullable(),
});
const otherSchema = z.strictObject({
  home: z.string(),
  errors: z.record(z.string(), z.number()),
  answers: z.record(z.string(), answersSchema),
});

function largestDifference(some: readonly number[], others: readonly number[]): number {
  expect(some.length).toBeGreaterThan(0);
  expect(others).toHaveLength(some.length);
  return Math.max(...some.map((value, k) => Math.abs(value - (others[k] ?? NaN))));
}

describe.runIf(tensorflowHome === 'native')('TensorFlow in WebAssembly', () => {
  const place = makeWorkplace();
  const models = place.path('.');
  let here: Record<string, number>;
  let other: z.infer<typeof otherSchema>;

  beforeAll(async () => {
    here = await trainEachKind(models, 'native');
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', otherFile, models], {
      env: { ...process.env, MATINEE_TENSORFLOW: 'wasm' },
    });
    other = otherSchema.parse(JSON.parse(stdout));
  });

  afterAll(() => place.remove());

  test('trains and measures as the native one does', () => {
    expect(other.home).toBe('wasm');
    expect(Object.keys(other.errors)).toEqual(trainedPresets);
    for (const preset of trainedPresets) expect(other.errors[preset]).toBeCloseTo(here[preset] ?? NaN, 2);
  });

  test.each(trainedPresets.flatMap((preset) => [`native-${preset}`, `wasm-${preset}`]))(
    'answers the same with the model of %s',
    async (runId) => {
      const mine = await modelAnswers(models, runId);
      const theirs = other.answers[runId];
      if (theirs === undefined) throw new Error(`no answers of ${runId}`);
      expect(largestDifference(mine.stars, theirs.stars)).toBeLessThan(tolerance);
      expect(largestDifference(mine.scores, theirs.scores)).toBeLessThan(tolerance);
      expect(largestDifference(mine.cosines, theirs.cosines)).toBeLessThan(tolerance);
      expect(largestDifference([mine.deviation ?? NaN], [theirs.deviation ?? NaN])).toBeLessThan(tolerance);
      expect(theirs).toMatchObject({ list: mine.list, reasons: mine.reasons, similar: mine.similar });
    },
  );
});
