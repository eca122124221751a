import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { readCsv } from '../../archives/csv.ts';
import { unguardCell } from '../../base/spreadsheet-cell.ts';
import { csvLine, splitTable } from './csv-table.ts';

const field = fc.string({ unit: 'grapheme', maxLength: 12 });

/** Also what a spreadsheet would calculate, and what looks like the guard against that. */
const risky = fc
  .tuple(
    fc.constantFrom('', "'", "''", ' '),
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '＝'),
    field,
  )
  .map((parts) => parts.join(''));
const cell = fc.oneof(field, risky);

test('what was written is read back, whatever is in the fields', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 })), (table) => {
      const text = table.map(csvLine).join('');
      const read = [...readCsv(text)].map(({ fields, problem }) => ({
        fields: fields.map(unguardCell),
        problem,
      }));
      expect(read).toEqual(table.map((fields) => ({ fields, problem: null })));
    }),
  );
});

test('no cell begins with what a spreadsheet calculates, but for numbers', () => {
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 })), (table) => {
      for (const { fields } of readCsv(table.map(csvLine).join(''))) {
        for (const text of fields)
          if (!/^[+-]?\d+(?:\.\d+)?$/u.test(text)) expect(text).not.toMatch(/^[=+\-@\t\r\n]/u);
      }
    }),
  );
  expect(csvLine(['=HYPERLINK("http://evil")', -1.5, '-0.25', '+1', '@x', "'=x"])).toBe(
    `"'=HYPERLINK(""http://evil"")",-1.5,-0.25,+1,'@x,''=x\n`,
  );
});

test('a table is split below the limit, each part with the header, no line lost', () => {
  fc.assert(
    fc.property(
      fc.array(field.map((text) => csvLine([text, 1]))),
      fc.integer({ min: 40, max: 300 }),
      (lines, maxBytes) => {
        const header = 'a,b\n';
        const texts = splitTable(header, lines, maxBytes);
        for (const text of texts) expect(text.startsWith(header)).toBe(true);
        expect(texts.map((text) => text.slice(header.length)).join('')).toBe(lines.join(''));
        for (const text of texts) {
          const isOneLine = lines.some((line) => text === header + line);
          expect(isOneLine || Buffer.byteLength(text) <= maxBytes).toBe(true);
        }
      },
    ),
  );
});
