import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';
import { overBudget, sizedFiles, sizeTable, sumOf } from './budget.ts';

const place = useWorkplace();

test('every file counts once, wherever it is, and a link not at all', async () => {
  for (const [name, bytes] of [
    ['package/program', 3],
    ['package/resources/app', 5],
  ] as const) {
    mkdirSync(dirname(place.path(name)), { recursive: true });
    writeFileSync(place.path(name), 'x'.repeat(bytes));
  }
  symlinkSync('program', place.path('package/link'));
  const files = await sizedFiles(place.path('package'));
  expect(files.map(({ bytes }) => bytes).toSorted()).toEqual([3, 5]);
  expect(sumOf(files)).toBe(8);
});

test('the largest parts are named, the others are one line', () => {
  const files = [1, 4, 2, 3].map((bytes) => ({ file: `of ${bytes}`, bytes: bytes * 1e6 }));
  expect(sizeTable(files, 2).split('\n')).toEqual([
    '    4.0 MB  of 4',
    '    3.0 MB  of 3',
    '    3.0 MB  2 other files',
    '   10.0 MB  together',
  ]);
});

test('what is over its budget is said with the figures', () => {
  expect(
    overBudget([
      { what: 'a.deb', bytes: 190e6, atMost: 190e6 },
      { what: 'the folder', bytes: 655.5e6, atMost: 650e6 },
    ]),
  ).toEqual(['the folder has 655.5 MB, 5.5 MB more than 650.0 MB']);
});
