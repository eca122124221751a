import { expect, test } from 'vitest';
import { toErrorInfo } from './errors.ts';
import { describeFileError } from './file-errors.ts';

function systemError(code: string, path?: string): Error {
  return Object.assign(new Error(`${code}: raw`), { code, ...(path !== undefined && { path }) });
}

test.each([
  ['ENOSPC', 'no-space'],
  ['SQLITE_FULL', 'no-space'],
  ['SQLITE_IOERR_SHMSIZE', 'no-space'],
  ['EROFS', 'read-only'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_READONLY_DIRECTORY', 'read-only'],
  ['EACCES', 'not-permitted'],
  ['EPERM', 'not-permitted'],
  ['EIO', 'disk-failed'],
  ['SQLITE_IOERR_FSYNC', 'disk-failed'],
  ['ENOTDIR', 'path-unusable'],
  ['ENAMETOOLONG', 'path-unusable'],
  ['SQLITE_CANTOPEN', 'path-unusable'],
  ['SQLITE_CORRUPT_INDEX', 'library-damaged'],
  ['SQLITE_NOTADB', 'library-damaged'],
  ['EMFILE', 'system-limit'],
])('%s is %s, in a sentence with the file and without the code', (code, becomes) => {
  const info = toErrorInfo(systemError(code, '/films/diary.db'));
  expect(info.code).toBe(becomes);
  expect(info.message).toContain('/films/diary.db');
  expect(info.message).not.toMatch(/raw|unexpected|SQLITE|E[A-Z]{4,}/);
});

test('where nobody knows the file, the library is named', () => {
  expect(describeFileError(systemError('SQLITE_FULL'))?.message).toContain('a file of the library');
  expect(describeFileError(systemError('SQLITE_CORRUPT'))?.message).toMatch(/^A file of the library is/);
});

test('a path of thousands of letters does not hide the sentence', () => {
  const reported = describeFileError(systemError('ENAMETOOLONG'), `/${'long'.repeat(2000)}`);
  expect(reported?.message.length).toBeLessThan(300);
});

test.each(['ERR_INVALID_ARG_TYPE', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_ERROR'])(
  '%s is a defect, and no problem of files',
  (code) => {
    expect(describeFileError(systemError(code))).toBeNull();
    expect(toErrorInfo(systemError(code)).code).toBe('internal');
  },
);
