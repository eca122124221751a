import { expect, test } from 'vitest';
import { foreignFile, foreignZip } from './foreign-file.ts';

test.each([
  ['<!DOCTYPE html>\n<html>', /web page/],
  ['\ufeff\n  <html lang="en">', /web page/],
  ['version https://git-lfs.github.com/spec/v1\noid sha256:4d\nsize 12\n', /Git LFS/],
  ['\x1f\x8b\x08', /gzip/],
  ['7z\xbc\xaf\x27\x1c', /7-Zip/],
  ['Rar!\x1a\x07', /RAR/],
  ['PK\x03\x04', /zip/],
  ['%PDF-1.7', /PDF/],
  ['\xd0\xcf\x11\xe0', /Excel/],
  ['SQLite format 3\0', /SQLite/],
  [`${'\0'.repeat(257)}ustar`, /tar/],
])('%j is said to be what it is', (text, what) => {
  const encoding = text.startsWith('\ufeff') ? 'utf8' : 'latin1';
  expect(foreignFile(Buffer.from(text, encoding))?.what).toMatch(what);
});

test.each(['userId,movieId,rating', '[{"rating": 5}]', '', '1::2::3::4', '<title>,year'])(
  '%j may be a table',
  (text) => {
    expect(foreignFile(Buffer.from(text))).toBeNull();
  },
);

test('workbooks and documents are zips by their files', () => {
  expect(foreignZip(['[Content_Types].xml', 'xl/workbook.xml'])?.what).toMatch(/Excel/);
  expect(foreignZip(['ratings.csv', 'movies.csv'])).toBeNull();
});
