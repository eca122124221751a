import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { budgets } from './budgets.ts';

test('the documented budgets are those that are measured against', async () => {
  const document = await readFile('docs/performance.md', 'utf8');
  const [, section = ''] = document.split('## In the window');
  const rows = section
    .split('\n## ')[0]
    ?.split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const documented = rows?.slice(1).map(([, what, ms]) => ({ what, ms: Number(ms) }));
  expect(documented?.filter(({ what }) => !what?.startsWith('--'))).toEqual(Object.values(budgets));
});
