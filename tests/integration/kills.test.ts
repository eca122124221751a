// Imports that are killed in the midst of it, as by a power cut or the task manager; `npm run fuzz -- kills` does it a hundred times.
import { expect, test } from 'vitest';
import { killImports } from '../../scripts/fuzz/kills.ts';

test('a killed import leaves the old library or the new one, whole', async () => {
  const found = await killImports({ kills: 4, seed: 1, ratings: 20_000 });
  expect(found.old + found.new).toBe(4);
});
