import { expect, test } from 'vitest';
import knownFigures from '../../../../resources/movie-figures.json';
import { makeFigures } from '../../../../scripts/starter/figures.ts';
import { cleanMovies, readVegaRows } from '../../../../scripts/starter/movies.ts';
import type { MovieFigures } from '../../library/catalogue/details-writer.ts';
import { addKnownFigures } from './known-figures.ts';

test('the figures that are brought are those of the vega-datasets movies', async () => {
  expect(knownFigures).toEqual(makeFigures(cleanMovies(await readVegaRows())));
});

test('each is handed on with its folded title and year; what is not known is null, never 0', () => {
  const added = new Map<string, MovieFigures>();
  addKnownFigures({ addFigures: (title, year, figures) => added.set(`${title} (${year})`, figures) });
  expect(added.get('matrix (1999)')).toEqual({ runtimeMinutes: 136, budgetUsd: 65_000_000 });
  expect(added.size).toBeGreaterThan(3000);
  expect(
    [...added.values()].some(({ budgetUsd, runtimeMinutes }) => budgetUsd === 0 || runtimeMinutes === 0),
  ).toBe(false);
});
