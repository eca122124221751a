import { expect, test } from 'vitest';
import { fingerprintSources } from './fingerprints.ts';

const sources = {
  'a.ts': "import { b } from './in/b.ts';",
  'in/b.ts': "export type { C } from '../c.svelte';\nexport const b = 1;",
  'c.svelte': "<script>const d = await import('./d.ts');</script>",
  'd.ts': "import './a.ts';",
  'alone.ts': "import { z } from 'zod';",
};

/** The files whose fingerprints differ after a change. */
function changedBy(change: Partial<typeof sources>, common = ''): string[] {
  const before = fingerprintSources(new Map(Object.entries(sources)), '');
  const after = fingerprintSources(new Map(Object.entries({ ...sources, ...change })), common);
  return [...before.keys()].filter((file) => before.get(file) !== after.get(file));
}

test('a change reaches every file that imports it, also through others and around a circle', () => {
  expect(changedBy({ 'c.svelte': '<script>1</script>' })).toEqual(['a.ts', 'in/b.ts', 'c.svelte', 'd.ts']);
  expect(changedBy({ 'alone.ts': '' })).toEqual(['alone.ts']);
});

test('nothing changes by itself, and everything with what all have in common', () => {
  expect(changedBy({})).toEqual([]);
  expect(changedBy({}, 'another lock file')).toEqual(Object.keys(sources));
});
