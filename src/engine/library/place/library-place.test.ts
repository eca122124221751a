import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { defaultLibraryDirectory } from './library-place.ts';

const home = '/home/ada';

test('on Linux it is in the configuration folder', () => {
  expect(defaultLibraryDirectory({ env: {}, platform: 'linux', home })).toBe(
    '/home/ada/.config/Matinee/library',
  );
  const env = { XDG_CONFIG_HOME: '/settings' };
  expect(defaultLibraryDirectory({ env, platform: 'linux', home })).toBe('/settings/Matinee/library');
});

test('on a Mac it is in Application Support', () => {
  expect(defaultLibraryDirectory({ env: {}, platform: 'darwin', home })).toBe(
    '/home/ada/Library/Application Support/Matinee/library',
  );
});

test('MATINEE_LIBRARY names another folder', () => {
  const env = { MATINEE_LIBRARY: 'elsewhere' };
  expect(defaultLibraryDirectory({ env, platform: 'linux', home })).toBe(resolve('elsewhere'));
});
