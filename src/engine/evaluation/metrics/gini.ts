// How evenly the lists show the catalogue.
import { sumOf } from '../../base/statistics.ts';
import type { CatalogueFormula } from './metric.ts';

/**
 * Gini coefficient of the candidates' exposure: 0 where all are shown equally often, towards 1 where a few have it
 * all. With the exposures x_1 <= ... <= x_n: sum of (2 i - n - 1) x_i / (n sum of x_i) (Damgaard and Weiner, 2000);
 * movies that no list shows count with 0.
 */
export const gini: CatalogueFormula = {
  ofExposure(exposure, { movies: n }) {
    const shown = [...exposure.values()].sort((a, b) => a - b);
    const total = sumOf(shown);
    if (n === 0 || total === 0) return 0;
    const hidden = n - shown.length;
    const weighted = sumOf(shown.map((x, i) => (2 * (hidden + i + 1) - n - 1) * x));
    return weighted / (n * total);
  },
};
