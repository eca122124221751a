import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { NumberRows } from './number-rows.ts';

function read(text: string, columns = 3, chunkBytes = text.length + 1): [number, number[] | null][] {
  const found: [number, number[] | null][] = [];
  const rows = new NumberRows(',', columns, (line, values) => {
    found.push([line, values === null ? null : [...values]]);
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += chunkBytes) rows.push(bytes.subarray(at, at + chunkBytes));
  rows.end();
  return found;
}

test('reads numbers below the header, through carriage returns, empty lines and a missing last line end', () => {
  expect(read('a,b,c\r\n1,2,0.025\r\n\r\n3,"4",-.5')).toEqual([
    [2, [1, 2, 0.025]],
    [4, [3, 4, -0.5]],
  ]);
});

test('reports rows that are ragged or hold something else than numbers', () => {
  const rows = ['1,2', '1,2,3,4', '1,x,3', '1,,3', '1,2,3e5', '1.2.3,1,1', '7,8,9'];
  expect(read(`h\n${rows.join('\n')}\n`).map(([, values]) => values)).toEqual([
    ...[null, null, null, null, null, null],
    [7, 8, 9],
  ]);
});

test('refuses to go on where no line ends', () => {
  const rows = new NumberRows(',', 3, () => undefined);
  expect(rows.push(Buffer.alloc(70_000, 0x31))).toBe(false);
});

test('reads back any numbers, however the bytes are cut', () => {
  const number = fc.integer({ min: -1e9, max: 1e9 }).map((whole) => whole / 10_000);
  fc.assert(
    fc.property(
      fc.array(fc.array(number, { minLength: 3, maxLength: 3 })),
      fc.integer({ min: 1, max: 40 }),
      (rows, chunkBytes) => {
        const text = `a,b,c\n${rows.map((row) => row.map((value) => value.toFixed(4)).join(',')).join('\n')}`;
        const values = read(text, 3, chunkBytes).map(([, row]) => row ?? []);
        expect(values.length).toBe(rows.length);
        for (const [index, row] of rows.entries()) {
          for (const [column, value] of row.entries()) expect(values[index]?.[column]).toBeCloseTo(value, 6);
        }
      },
    ),
    { numRuns: 50 },
  );
});
