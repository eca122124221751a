import { expect, test } from 'vitest';
import { fuzzReader } from '../../scripts/fuzz/fuzz-reader.ts';
import { readers } from '../../scripts/fuzz/readers.ts';

// A look at each on every run; `npm run fuzz` takes thousands.
test.each(Object.entries(readers))(
  '%s: corrupt input is read or refused, never a crash',
  async (_, reader) => {
    await expect(fuzzReader(reader, { cases: 40, seed: 1 })).resolves.toBeUndefined();
  },
  120_000,
);
