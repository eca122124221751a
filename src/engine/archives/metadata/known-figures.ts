// Budgets and runtimes that Matinee ships, from the vega-datasets movies, used when nothing better is known.
import knownFigures from '../../../../resources/movie-figures.json';
import type { MovieFigures } from '../../library/catalogue/details-writer.ts';

/** By folded title and year (`toy story 1995`); made by scripts/starter/figures.ts. */
const figures: Readonly<Record<string, { runtimeMinutes?: number; budgetUsd?: number } | undefined>> =
  knownFigures;

/** Undefined if none are known. */
export function knownFiguresOf(foldedTitle: string, year: number): MovieFigures | undefined {
  const known = figures[`${foldedTitle} ${year}`];
  return known && { runtimeMinutes: known.runtimeMinutes ?? null, budgetUsd: known.budgetUsd ?? null };
}
