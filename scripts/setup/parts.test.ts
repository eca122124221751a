import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { executableIn, targetOf as electronTargetOf } from './electron.ts';
import { packageFolder } from './project.ts';
import { redefineNodeApi } from './sqlite.ts';

test('Electron’s program has another place on each system', () => {
  expect(executableIn('linux')).toBe('electron');
  expect(executableIn('win32')).toBe('electron.exe');
  expect(executableIn('darwin')).toBe('Electron.app/Contents/MacOS/Electron');
});

test('a plain Electron is made of the stock files alone', () => {
  expect(electronTargetOf('Cypress/Cypress')).toBe('electron');
  expect(electronTargetOf('Cypress/locales/en-US.pak')).toBe('locales/en-US.pak');
  expect(electronTargetOf('Cypress/resources/app/index.js')).toBeUndefined();
  expect(electronTargetOf('Cypress/resources/app-update.yml')).toBeUndefined();
  expect(electronTargetOf('Cypress/browser_v8_context_snapshot.bin')).toBeUndefined();
});

test('the build file of the installed better-sqlite3 can be bound to an older Node-API', async () => {
  const buildFile = await readFile(path.join(packageFolder('better-sqlite3'), 'binding.gyp'), 'utf8');
  const changed = redefineNodeApi(buildFile);
  expect(changed).not.toContain('NAPI_VERSION=10');
  expect(changed).toContain("'NAPI_EXPERIMENTAL'");
});

test('a build file that set-up does not know is refused', () => {
  expect(() => redefineNodeApi("{ 'defines': [] }")).toThrow(/adapt scripts\/setup\/sqlite\.ts/);
});
