// Budgets and runtimes that Matinee ships, from the vega-datasets movies, used when nothing better is known.
import knownFigures from '../../../../resources/movie-figures.json';
import type { DetailsWriter, MovieFigures } from '../../library/catalogue/details-writer.ts';

/** By folded title and year (`toy story 1995`); made by scripts/starter/figures.ts. */
const figures: Readonly<Record<string, { runtimeMinutes?: number; budgetUsd?: number }>> = knownFigures;

/** Fills gaps only, and only for movies whose title and year are unique. */
export function addKnownFigures(writer: Pick<DetailsWriter, 'addFigures'>): void {
  for (const [key, { runtimeMinutes = null, budgetUsd = null }] of Object.entries(figures)) {
    const known: MovieFigures = { runtimeMinutes, budgetUsd };
    writer.addFigures(key.slice(0, -5), Number(key.slice(-4)), known);
  }
}
