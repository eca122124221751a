import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fc } from '../../tests/fixtures/properties.ts';
import { coverIdForUrl, fileForUrl, isOwnPage } from './urls.ts';

const root = resolve('/app/out/renderer');

describe('the file that an address means', () => {
  test('is the page for the bare origin, otherwise the file of that name', () => {
    expect(fileForUrl(root, 'app://matinee/')).toBe(join(root, 'index.html'));
    expect(fileForUrl(root, 'app://matinee/assets/a%20b.js?x=1#y')).toBe(join(root, 'assets/a b.js'));
  });

  test.each([
    'app://matinee/../main/main.js',
    'app://matinee/%2e%2e/main/main.js',
    'app://matinee/%2e%2e%2fmain%2fmain.js',
    'app://matinee/assets/..%2f..%2f..%2fetc%2fpasswd',
    'app://matinee/..%5cmain',
    'app://matinee/%00',
    'app://matinee/%ff',
    'app://elsewhere/index.html',
    'https://matinee/index.html',
    'not an address',
  ])('is none, or inside the folder, for %s', (url) => {
    const file = fileForUrl(root, url);
    expect(file === null || file.startsWith(join(root, '/'))).toBe(true);
  });

  test('is never outside the folder, whatever is asked', () => {
    const parts = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '%5c', '\\', 'a', '%00', '%25', '//');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (path) => {
        const file = fileForUrl(root, `app://matinee/${path.join('')}`);
        expect(file === null || file.startsWith(join(root, '/'))).toBe(true);
      }),
    );
  });
});

test('only the window’s page may be navigated to', () => {
  expect(isOwnPage('app://matinee/')).toBe(true);
  expect(isOwnPage('app://matinee/#/browse')).toBe(true);
  expect(isOwnPage('app://matinee/index.html')).toBe(true);
  for (const url of ['app://matinee/other.html', 'app://matinee.org/', 'file:///', 'https://matinee/', '']) {
    expect(isOwnPage(url)).toBe(false);
  }
});

test('covers are recognised by their movie’s number, and by nothing else', () => {
  expect(coverIdForUrl('app://matinee/covers/17')).toBe(17);
  for (const url of [
    'app://matinee/covers/',
    'app://matinee/covers/-1',
    'app://matinee/covers/17/../18.jpg',
    'app://matinee/covers/17.jpg',
    'app://elsewhere/covers/17',
    'https://matinee/covers/17',
    'no address',
  ]) {
    expect(coverIdForUrl(url), url).toBeNull();
  }
});
