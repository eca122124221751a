import { expect, test } from 'vitest';
import { controlFile, neededLibc } from './deb.ts';

test('the newest glibc among the names of symbols counts, as numbers', () => {
  expect(neededLibc(Buffer.from('a\0GLIBC_2.9\0GLIBC_2.28\0GLIBC_2.4\0GLIBCXX_3.4.29'))).toBe('2.28');
  expect(neededLibc(Buffer.from('GLIBC_2.17'))).toBe('2.17');
  expect(neededLibc(Buffer.from('GLIBC_PRIVATE, GLIBCXX_3.4'))).toBeNull();
});

test('the control file has what dpkg requires, and the other flavour is replaced', () => {
  const fields = {
    version: '0.1.0',
    architecture: 'amd64',
    installedBytes: 1025,
    libcVersion: '2.28',
    description: 'A recommender',
  };
  const text = controlFile({ ...fields, packageName: 'matinee-wasm' });
  expect(text).toMatch(
    /^Package: matinee-wasm\nVersion: 0\.1\.0\nArchitecture: amd64\nMaintainer: .+ <.+>\n/u,
  );
  expect(text).toContain('\nInstalled-Size: 2\n');
  expect(text).toContain('\nDepends: libc6 (>= 2.28), libstdc++6, ');
  expect(text).toContain('\nConflicts: matinee\nReplaces: matinee\n');
  expect(text).toMatch(/\nDescription: A recommender\n(?: .+\n)+$/u);
  expect(controlFile({ ...fields, packageName: 'matinee' })).toContain('\nConflicts: matinee-wasm\n');
});
