import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { definesIn, hasFetchedCompiler } from './fetched-compiler.ts';
import { packageFolder } from './project.ts';
import { redefineNodeApi } from './sqlite.ts';

test('the definitions of better-sqlite3’s own build files are passed on', async () => {
  const folder = packageFolder('better-sqlite3');
  const addon = definesIn(redefineNodeApi(await readFile(path.join(folder, 'binding.gyp'), 'utf8')));
  expect(addon).toContain('NAPI_EXPERIMENTAL');
  expect(addon).toContain('NAPI_DISABLE_CPP_EXCEPTIONS');
  expect(addon).not.toContain('NAPI_VERSION=10');
  const sqlite = definesIn(await readFile(path.join(folder, 'deps', 'defines.gypi'), 'utf8'));
  expect(sqlite).toContain('SQLITE_THREADSAFE=2');
  expect(sqlite).toContain('SQLITE_ENABLE_FTS5');
});

test('a build file without definitions has none', () => {
  expect(definesIn("{ 'targets': [] }")).toEqual([]);
});

test('the package registry has a compiler for one system', () => {
  expect(hasFetchedCompiler('linux', 'x64')).toBe(true);
  expect(hasFetchedCompiler('linux', 'arm64')).toBe(false);
  expect(hasFetchedCompiler('win32', 'x64')).toBe(false);
});
