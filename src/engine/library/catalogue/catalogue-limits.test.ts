import { expect, test } from 'vitest';
import { checkLimit } from './catalogue-limits.ts';

test('takes what real archives have and refuses what would fill the memory', () => {
  expect(() => {
    checkLimit('movies', 87_585);
    checkLimit('people', 330_975);
    checkLimit('different tags', 153_950);
  }).not.toThrow();
  expect(() => checkLimit('movies', 1_000_001)).toThrow(
    expect.objectContaining({
      code: 'archive-unsafe',
      message: expect.stringMatching(/1,000,000 movies/) as string,
    }),
  );
});
