import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadedFiles, packageFileAbove } from './loaded-files.ts';

test('a module is found by the package.json of the innermost package', () => {
  const cases = [
    ['node_modules/long/src/long.js', 'node_modules/long/package.json'],
    ['node_modules/@a/b/dist/c/d.js', 'node_modules/@a/b/package.json'],
    ['node_modules/@a/b/node_modules/c/d.js', 'node_modules/@a/b/node_modules/c/package.json'],
  ];
  for (const [file = '', above = ''] of cases) {
    expect(packageFileAbove(join(...file.split('/')))).toBe(join(...above.split('/')));
  }
});

test('of SQLite its modules and one addon are loaded, no sources and no installers', async () => {
  const files = await loadedFiles(['better-sqlite3']);
  expect(files).toContain('node_modules/better-sqlite3/package.json');
  expect(files).toContain('node_modules/better-sqlite3/lib/database.js');
  expect(files.filter((file) => file.endsWith('.node'))).toHaveLength(1);
  expect(files.filter((file) => !/\.(?:js|json|node)$/u.test(file))).toEqual([]);
});

test('what does not load is not packaged', async () => {
  await expect(loadedFiles(['no-such-package'])).rejects.toThrow('no-such-package');
});
