import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { RatingRows, type RatingLayout } from './rating-rows.ts';

const layout: RatingLayout = {
  delimiter: ',',
  userColumn: 0,
  movieColumn: 1,
  ratingColumn: 2,
  timestampColumn: 3,
  columns: 4,
  headerLines: 1,
};

type Read = { rows: number[][]; bad: [number, string][] };

/** Pushes the text in chunks of `chunkBytes`. */
function read(text: string, chunkBytes: number, changes: Partial<RatingLayout> = {}): Read {
  const result: Read = { rows: [], bad: [] };
  const rows = new RatingRows(
    'ratings.csv',
    { ...layout, ...changes },
    {
      onBadRow: (line, reason) => result.bad.push([line, reason]),
      onBatch: (batch) => {
        for (let row = 0; row < batch.count; row += 1) {
          result.rows.push([
            batch.userIds[row]!,
            batch.movieIds[row]!,
            batch.halfStars[row]!,
            batch.timestamps[row]!,
            batch.lines[row]!,
          ]);
        }
      },
    },
  );
  const bytes = Buffer.from(text);
  for (let start = 0; start < bytes.length; start += chunkBytes)
    rows.push(bytes.subarray(start, start + chunkBytes));
  rows.end();
  return result;
}

test('reads the same whatever the size of the chunks', () => {
  const text =
    'userId,movieId,rating,timestamp\r\n1,2,4.5,964982703\r\n\r\nx,2,3,4\r\n10,20,"0.5", 7\n3,4,5.00,8';
  const whole = read(text, 1000);
  expect(whole).toEqual({
    rows: [
      [1, 2, 9, 964982703, 2],
      [10, 20, 1, 7, 5],
      [3, 4, 10, 8, 6],
    ],
    bad: [[4, 'the user id is not a whole number']],
  });
  for (const size of [1, 2, 3, 7, 31, 33]) expect(read(text, size)).toEqual(whole);
});

test('reads `::` as single colons with empty columns between', () => {
  const doubled = {
    delimiter: ':',
    movieColumn: 2,
    ratingColumn: 4,
    timestampColumn: 6,
    columns: 7,
    headerLines: 0,
  };
  expect(read('1::1193::5::978300760\n2::661::3::978302109\n', 1000, doubled).rows).toEqual([
    [1, 1193, 10, 978300760, 1],
    [2, 661, 6, 978302109, 2],
  ]);
});

test('does not read digits with something between them as one number', () => {
  for (const id of ['1 2', '1"2', '1-2', '1e2', '0x1', '1.5', '1.0.0', '--1', '']) {
    expect(read(`h\n${id},2,3,4\n`, 1000).bad, id).toHaveLength(1);
  }
});

test('takes ids that a spreadsheet wrote with decimals for what they are', () => {
  expect(read('h\n1.0,2.00,4.5,964982703.0\n', 1000)).toEqual({ rows: [[1, 2, 9, 964982703, 2]], bad: [] });
});

test('reads decimal commas between other delimiters', () => {
  const text = 'sep=;\nuserId;movieId;rating;timestamp\n1;2;4,5;964982703\n';
  expect(read(text, 1000, { delimiter: ';', headerLines: 2 })).toEqual({
    rows: [[1, 2, 9, 964982703, 3]],
    bad: [],
  });
});

test('reads dates and milliseconds as times, and none where there is none', () => {
  const times = [
    '2005-04-02 23:53:47',
    '"2005-04-02 23:53:47"',
    '2005-04-02',
    '1112486027000',
    '',
    'NaN',
    '1.112486027e9',
  ];
  expect(read(`h\n${times.map((time) => `1,2,3,${time}\n`).join('')}`, 1000)).toMatchObject({
    rows: [1112486027, 1112486027, 1112400000, 1112486027, 0, 0, 1112486027].map((time, at) => [
      1,
      2,
      6,
      time,
      at + 2,
    ]),
    bad: [],
  });
  expect(read('h\n1,2,3,soon\n1,2,3,02/03/2004\n', 1000).bad).toEqual([
    [2, 'the time is not a number'],
    [3, 'the time is not a number'],
  ]);
});

test('reads back any ratings', () => {
  const id = fc.integer({ min: 0, max: 2 ** 31 - 1 });
  const rating = fc.tuple(id, id, fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 2 ** 33 }));
  fc.assert(
    fc.property(fc.array(rating), fc.integer({ min: 1, max: 64 }), (ratings, size) => {
      const text = ratings
        .map(([user, movie, half, time]) => `${user},${movie},${half / 2},${time}\n`)
        .join('');
      expect(read(`header\n${text}`, size).rows.map((row) => row.slice(0, 4))).toEqual(ratings);
    }),
  );
});

test('gives up on bytes without line ends', () => {
  expect(() => read('7'.repeat(3_000_000), 500_000)).toThrow(/far too long/);
});
