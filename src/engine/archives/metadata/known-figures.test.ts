import { expect, test } from 'vitest';
import knownFigures from '../../../../resources/movie-figures.json';
import { makeFigures } from '../../../../scripts/starter/figures.ts';
import { cleanMovies, readVegaRows } from '../../../../scripts/starter/movies.ts';
import { knownFiguresOf } from './known-figures.ts';

test('the figures that are brought are those of the vega-datasets movies', async () => {
  expect(knownFigures).toEqual(makeFigures(cleanMovies(await readVegaRows())));
});

test('figures are found by folded title and year; what is not known is null, never 0', () => {
  expect(knownFiguresOf('matrix', 1999)).toEqual({ runtimeMinutes: 136, budgetUsd: 65_000_000 });
  expect(knownFiguresOf('matrix', 1998)).toBeUndefined();
  const all = Object.keys(knownFigures).map((key) => knownFiguresOf(key.slice(0, -5), Number(key.slice(-4))));
  expect(all.length).toBeGreaterThan(3000);
  const isZero = all.map((figures) => figures?.budgetUsd === 0 || figures?.runtimeMinutes === 0);
  expect(isZero).not.toContain(true);
  expect(all).not.toContain(undefined);
});
