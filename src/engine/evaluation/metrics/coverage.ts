// How much of the catalogue the lists show.
import type { CatalogueFormula } from './metric.ts';

/** Catalogue coverage: the share of the candidates that some list shows. */
export const coverage: CatalogueFormula = {
  ofExposure: (exposure, { movies }) => (movies === 0 ? 0 : exposure.size / movies),
};
