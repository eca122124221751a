import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { readCsv } from './csv.ts';

function fieldsOf(text: string, delimiter?: string): string[][] {
  return [...readCsv(text, delimiter)].map((row) => row.fields);
}

test('reads quotes, doubled quotes, delimiters and line ends inside quotes, and empty fields', () => {
  expect(fieldsOf('a,"b, c","say ""hi""",\r\n"two\nlines",,x')).toEqual([
    ['a', 'b, c', 'say "hi"', ''],
    ['two\nlines', '', 'x'],
  ]);
});

test('numbers rows by the line they start on and skips empty lines', () => {
  const rows = [...readCsv('h\n\n"a\nb"\r\nlast')];
  expect(rows.map(({ line, fields }) => [line, ...fields])).toEqual([
    [1, 'h'],
    [3, 'a\nb'],
    [5, 'last'],
  ]);
});

test('a quotation mark that is never closed corrupts its own line only', () => {
  const rows = [...readCsv('1,a\n2,"b\n3,c\n')];
  expect(rows.map(({ line, problem }) => [line, problem === null])).toEqual([
    [1, true],
    [2, false],
    [3, true],
  ]);
  expect(rows[2]?.fields).toEqual(['3', 'c']);
});

test('takes quotes within a field as they are', () => {
  expect(fieldsOf('5" disk,"a"b')).toEqual([['5" disk', 'ab']]);
});

test('takes any delimiter', () => {
  expect(fieldsOf('a;"b;c"\td', ';')).toEqual([['a', 'b;c\td']]);
});

test('reads back whatever was written with quotes', () => {
  const table = fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 5 }), { minLength: 1 });
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n'), (rows, lineEnd) => {
      const text = rows
        .map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(','))
        .join(lineEnd);
      expect(fieldsOf(text)).toEqual(rows);
    }),
  );
});

test('takes no memory for fields without number or end, and goes on behind them', () => {
  const rows = [...readCsv(`a,b\n${','.repeat(100_000)}\n"${'ten more..""'.repeat(120_000)}\n",x\nc,d\n`)];
  expect(rows.map(({ line, fields, problem }) => [line, fields.length, problem])).toEqual([
    [1, 2, null],
    [2, 1000, 'the row has far too many fields'],
    [3, 2, 'a field is far too long'],
    [5, 2, null],
  ]);
});
