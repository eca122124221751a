import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { readCsv } from '../../archives/csv.ts';
import { csvLine, splitTable } from './csv-table.ts';

const field = fc.string({ unit: 'grapheme', maxLength: 12 });

test('what was written is read back, whatever is in the fields', () => {
  fc.assert(
    fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 5 })), (table) => {
      const text = table.map(csvLine).join('');
      expect([...readCsv(text)].map(({ fields, problem }) => ({ fields, problem }))).toEqual(
        table.map((fields) => ({ fields, problem: null })),
      );
    }),
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
