import { expect, it } from 'vitest';
import { runIdSchema } from '../../../contract/ids.ts';
import { worthRows } from './worth-rows.ts';

const error = { rmse: 0.9, difference: -0.1, low: -0.15, high: -0.05 };
const measured = {
  status: 'measured',
  ratings: 40,
  trainedOn: 40,
  rmse: 0.8,
  mean: error,
  bias: error,
} as const;

it('is ahead only where the whole interval is on one side, and an error below the other’s is what is better', () => {
  const runId = runIdSchema.parse('before');
  const verdict = (of: typeof error) =>
    worthRows({ ...measured, before: { runId, error: of, newMovies: 3 } })[0]?.verdict;
  expect(verdict(error)).toBe('ahead');
  expect(verdict({ ...error, high: 0.01 })).toBe('chance');
  expect(verdict({ rmse: 0.7, difference: 0.1, low: 0.05, high: 0.2 })).toBe('behind');
});

it('has no row for a run before it where there is none', () => {
  expect(worthRows({ ...measured, before: null })).toHaveLength(2);
});
