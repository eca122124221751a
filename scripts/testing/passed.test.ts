import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkStale, passedAtOnce, recordFolder } from './passed.ts';

const name = `test-${process.pid}`;
afterEach(() => rmSync(path.join(recordFolder, `${name}.json`), { force: true }));

/** The files that a check with this exit code was run on, null where it was not run. */
async function checked(
  code: number,
  fingerprints: Readonly<Record<string, string>>,
): Promise<readonly string[] | null> {
  let seen: readonly string[] | null = null;
  await checkStale(name, new Map(Object.entries(fingerprints)), (stale) => {
    seen = stale;
    return Promise.resolve({ ...passedAtOnce, code });
  });
  return seen;
}

test('what was passed is not checked again, what failed or changed is', async () => {
  expect(await checked(1, { 'a.ts': '1', 'b.ts': '1' })).toEqual(['a.ts', 'b.ts']);
  expect(await checked(0, { 'a.ts': '1', 'b.ts': '1' })).toEqual(['a.ts', 'b.ts']);
  expect(await checked(0, { 'a.ts': '1', 'b.ts': '1' })).toBeNull();
  expect(await checked(0, { 'a.ts': '2', 'b.ts': '1' })).toEqual(['a.ts']);
});

test('a check runs again where files are gone', async () => {
  await checked(0, { 'a.ts': '1', 'b.ts': '1' });
  expect(await checked(0, { 'a.ts': '1' })).toEqual([]);
});
