// Recognises files that are no tables by how they begin, and says what they are.

type Sign = { what: string; advice: string; bytes: readonly number[] | string; at?: number };

const unpack = 'Unpack it first, then choose what was in it.';
const saveAsCsv = 'Open it and save the sheet as CSV, then choose that.';

/** In the order in which they are looked for. */
const signs: readonly Sign[] = [
  { what: 'a file packed with gzip', advice: unpack, bytes: [0x1f, 0x8b] },
  { what: 'a 7-Zip archive', advice: unpack, bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { what: 'a RAR archive', advice: unpack, bytes: 'Rar!' },
  { what: 'a file packed with bzip2', advice: unpack, bytes: 'BZh' },
  { what: 'a file packed with xz', advice: unpack, bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { what: 'a file packed with Zstandard', advice: unpack, bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { what: 'a tar archive', advice: unpack, bytes: 'ustar', at: 257 },
  { what: 'a zip file', advice: unpack, bytes: [0x50, 0x4b, 0x03, 0x04] },
  { what: 'a PDF document', advice: 'Get the table itself: a CSV, JSON or zip file.', bytes: '%PDF' },
  { what: 'an old Excel workbook', advice: saveAsCsv, bytes: [0xd0, 0xcf, 0x11, 0xe0] },
  {
    what: 'a database of SQLite',
    advice: 'Export its tables as CSV, then choose those.',
    bytes: 'SQLite format 3',
  },
  { what: 'a Parquet file', advice: 'Write it as CSV, then choose that.', bytes: 'PAR1' },
  { what: 'a picture', advice: 'Choose the table itself.', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { what: 'a picture', advice: 'Choose the table itself.', bytes: [0xff, 0xd8, 0xff] },
];

const webPage = /^\s*(?:<!doctype html|<html|<head|<body|<\?xml|<!--)/iu;
const largeFilePointer = /^version https:\/\/git-lfs\.github\.com\/spec\//u;

export type ForeignFile = {
  /** `a web page (HTML)`. */
  what: string;
  /** What to do about it, as a sentence. */
  advice: string;
};

/** What a file that begins with `head` is, if it is something else than text with a table or JSON; null otherwise. */
export function foreignFile(head: Buffer): ForeignFile | null {
  const sign = signs.find(({ bytes, at = 0 }) => {
    const expected = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : Buffer.from(bytes);
    return head.subarray(at, at + expected.length).equals(expected);
  });
  if (sign !== undefined) return { what: sign.what, advice: sign.advice };
  const text = head
    .subarray(0, 512)
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/u, '');
  if (webPage.test(text)) {
    return {
      what: 'a web page (HTML), not a table',
      advice: 'The download did not give the file itself: get it again.',
    };
  }
  if (largeFilePointer.test(text)) {
    return {
      what: 'a pointer of Git LFS, not the file that it stands for',
      advice: 'Fetch the file with `git lfs pull`, or download it from the repository’s page.',
    };
  }
  return null;
}

/** What a zip is that has no table: a workbook or a document; null for other zips. */
export function foreignZip(paths: readonly string[]): ForeignFile | null {
  const has = (start: string): boolean => paths.some((path) => path.startsWith(start));
  if (has('xl/')) return { what: 'an Excel workbook', advice: saveAsCsv };
  if (has('word/'))
    return { what: 'a Word document', advice: 'Choose the table itself: a CSV, JSON or zip file.' };
  if (has('content.xml') && has('META-INF/')) return { what: 'an OpenDocument file', advice: saveAsCsv };
  return null;
}

/** Names of packed files, which are not looked into. */
export const packedFile = /\.(?:zip|gz|tgz|7z|rar|tar|bz2|xz|zst)$/iu;

/** One sentence or two about a packed file within an archive. */
export function packedWithin(archive: string, path: string): string {
  const kind = /\.zip$/iu.test(path) ? 'a zip within it' : 'a packed file within it';
  return `${archive} holds no table, but ${kind}, ${path}. Unpack ${archive} first, then choose that file.`;
}
