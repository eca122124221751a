// How far from the well-known movies the lists go.
import type { CatalogueFormula } from './metric.ts';

/**
 * Novelty: mean self-information of what the lists show, in bits: -log2 of the share of the training users who rated
 * the movie (Zhou et al., "Solving the apparent diversity-accuracy dilemma", 2010). A movie that half of them know
 * has 1 bit, one that a thousandth knows 10.
 */
export const novelty: CatalogueFormula = {
  ofExposure(exposure, { ratingCounts, users }) {
    let bits = 0;
    let shown = 0;
    for (const [movie, times] of exposure) {
      const raters = ratingCounts[movie] ?? 0;
      if (raters === 0) continue;
      bits -= times * Math.log2(raters / users);
      shown += times;
    }
    return shown === 0 ? 0 : bits / shown;
  },
};
