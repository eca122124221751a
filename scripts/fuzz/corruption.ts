// Corrupts valid files at random: bits and bytes, cuts and repetitions, and pieces of syntax in unexpected places.
import fc from 'fast-check';

/** Contents by path, as in an archive or a folder; a reader of single files gets one. */
export type FuzzFiles = Readonly<Record<string, Buffer>>;

const harms = ['flip', 'set', 'cut', 'truncate', 'repeat', 'insert', 'move', 'soup', 'remove'] as const;

type Corruption = {
  harm: (typeof harms)[number];
  /** Which file, and where in it, as shares of the whole. */
  file: number;
  at: number;
  /** Bytes that are cut, repeated or moved. */
  length: number;
  times: number;
  byte: number;
  tokens: string[];
};

const tokens = [
  ...`" "" ' , ; :: : | \\ / ( ) [ ] { } 0 1 2 -1 0.5 5 5.5 1e9 862.0 4294967296 NaN Infinity`.split(' '),
  ...'userId movieId rating title x é (1995) null None True __proto__ tt0113277 ../ {"movie":'.split(' '),
  ...'2024-05-31 10/30/1995 1995-99-99 PK\x03\x04 PK\x01\x02 PK\x05\x06'.split(' '),
  ...['\t', '\n', '\r', '\r\n', ' ', '\0', ') (', 'The, The', "[{'id': 1, 'name': 'A'}]"],
  ...['\u0301', '\ud83c\udfac', '\ufeff', '9'.repeat(40)],
];

/** Larger files are cut: time is short, and what grows faster than its input shows at this size. */
const maxBytes = 400_000;

const corruption: fc.Arbitrary<Corruption> = fc.record({
  harm: fc.constantFrom(...harms),
  file: fc.double({ min: 0, max: 1, noNaN: true }),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 64 }),
  times: fc.constantFrom(2, 2, 3, 50, 3000),
  byte: fc.integer({ min: 0, max: 255 }),
  tokens: fc.array(fc.constantFrom(...tokens), { minLength: 1, maxLength: 40 }),
});

/** One of the seeds, corrupted once or a few times. */
export function corruptFiles(seeds: readonly FuzzFiles[]): fc.Arbitrary<FuzzFiles> {
  return fc
    .tuple(fc.constantFrom(...seeds), fc.array(corruption, { minLength: 1, maxLength: 6 }))
    .map(([seed, corruptions]) => corruptions.reduce(corrupt, seed));
}

function corrupt(files: FuzzFiles, { file, ...how }: Corruption): FuzzFiles {
  const paths = Object.keys(files);
  const path = paths[Math.floor(file * paths.length)] ?? paths[0];
  const bytes = path === undefined ? undefined : files[path];
  if (path === undefined || bytes === undefined) return files;
  if (how.harm === 'remove' && paths.length > 1) {
    return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path));
  }
  return { ...files, [path]: corruptBytes(bytes, how).subarray(0, maxBytes) };
}

function corruptBytes(
  bytes: Buffer,
  { harm, at, length, times, byte, tokens: soup }: Omit<Corruption, 'file'>,
): Buffer {
  const place = Math.floor(at * bytes.length);
  const before = bytes.subarray(0, place);
  const piece = bytes.subarray(place, place + length);
  const behind = bytes.subarray(place + length);
  switch (harm) {
    case 'flip':
    case 'set': {
      const changed = Buffer.from(bytes);
      if (place < changed.length)
        changed[place] = harm === 'set' ? byte : (bytes[place] ?? 0) ^ (1 << (byte & 7));
      return changed;
    }
    case 'cut':
      return Buffer.concat([before, behind]);
    case 'truncate':
      return before;
    case 'repeat':
      return Buffer.concat([before, ...new Array<Buffer>(times).fill(piece), behind]);
    case 'insert':
      return Buffer.concat([before, Buffer.from(soup.slice(0, 3).join('')), piece, behind]);
    case 'move':
      return Buffer.concat([piece, before, behind]);
    case 'soup':
    case 'remove':
      return Buffer.concat([bytes.subarray(0, bytes.indexOf(10) + 1), Buffer.from(soup.join('')), before]);
  }
}
