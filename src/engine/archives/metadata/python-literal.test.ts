import { expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { parsePythonLiteral, type PythonValue } from './python-literal.ts';

test.each<[string, PythonValue]>([
  ["[{'id': 16, 'name': 'Animation'}]", [{ id: 16, name: 'Animation' }]],
  ["[{'name': \"Harper's Studio\", 'id': 3}]", [{ name: "Harper's Studio", id: 3 }]],
  ["{'a': None, 'b': True, 'c': False}", { a: null, b: true, c: false }],
  ["('x', 1.5, -2, 1e3,)", ['x', 1.5, -2, 1000]],
  ["'Fran\\xe7ais \\u00e9 \\U0001F3AC \\'q\\' \\\\ \\d'", "Français é 🎬 'q' \\ \\d"],
  ["u'old' 'er'", 'older'],
  ['[]', []],
  [' { } ', {}],
  ["{'__proto__': 1}", Object.fromEntries([['__proto__', 1]])],
])('%s', (text, value) => {
  expect(parsePythonLiteral(text)).toEqual(value);
});

test.each([
  '',
  '[',
  "['a'",
  "'open",
  '[1 2]',
  "{'a' 1}",
  '{[]: 1}',
  '__import__("os")',
  'print(1)',
  '1 + 1',
  "'\\xZZ'",
  "'\\U99999999'",
  '['.repeat(10_000),
  '[1], 2',
  'nan',
])('%j is no literal', (text) => {
  expect(parsePythonLiteral(text)).toBeUndefined();
});

function toPython(value: PythonValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
  }
  if (Array.isArray(value)) return `[${value.map(toPython).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, entry]) => `${toPython(key)}: ${toPython(entry)}`)
    .join(', ')}}`;
}

const values = fc.letrec<{ value: PythonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'binary' }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

test('reads back any value that Python could have written', () => {
  fc.assert(
    fc.property(values, (value) => {
      expect(parsePythonLiteral(toPython(value))).toEqual(value);
    }),
  );
});

test('no text makes it fail otherwise than by saying that it is no literal', () => {
  const fragments = fc.constantFrom(
    ...['[', ']', '{', '}', '(', ')', ',', ':', "'", '"', '\\', 'u', '1', '-', 'None', ' '],
  );
  fc.assert(
    fc.property(fc.array(fragments, { maxLength: 40 }), (parts) => {
      parsePythonLiteral(parts.join(''));
    }),
  );
});
