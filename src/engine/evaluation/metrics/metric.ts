// What a metric is: one object with its formula; name, direction and unit are in src/contract/metrics.ts.
import type { Candidates } from '../candidates.ts';
import type { Exposure } from './exposure.ts';

/** A metric of predicted stars: a mean over all held-out ratings. */
export interface StarsFormula {
  /** What one rating adds, by its error in stars. */
  readonly ofError: (error: number) => number;
  /** The metric by the mean of that. */
  readonly fromMean: (mean: number) => number;
}

/** A metric of one user's list: its mean over users, who all weigh the same. */
export interface ListFormula {
  /** Places of the list that count. */
  readonly k: number;
  readonly ofList: (ranked: ArrayLike<number>, relevant: Int32Array, k: number) => number;
}

/** A metric of all lists together, by what their first ten places show. */
export interface CatalogueFormula {
  readonly ofExposure: (exposure: Exposure, candidates: Candidates) => number;
}
