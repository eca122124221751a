// The formula of every metric of src/contract/metrics.ts; one that is missing does not compile.
import type { ListMetric, StarsMetric, UserMetric } from '../../../contract/metrics.ts';
import { coverage } from './coverage.ts';
import { mae, rmse } from './errors.ts';
import { gini } from './gini.ts';
import { hitRateAt, recallAt } from './hits.ts';
import type { CatalogueFormula, ListFormula, StarsFormula } from './metric.ts';
import { ndcgAt } from './ndcg.ts';
import { novelty } from './novelty.ts';
import { reciprocalRank } from './reciprocal-rank.ts';

export const starsFormulas: Readonly<Record<StarsMetric, StarsFormula>> = { rmse, mae };

export type UserListMetric = ListMetric & UserMetric;
/** Each user's list. */
export const listFormulas: Readonly<Record<UserListMetric, ListFormula>> = {
  recallAt10: { ofList: recallAt, k: 10 },
  ndcgAt10: { ofList: ndcgAt, k: 10 },
  hitRateAt10: { ofList: hitRateAt, k: 10 },
  ndcgAt100: { ofList: ndcgAt, k: 100 },
  mrr: { ofList: reciprocalRank, k: 100 },
};

/** All first tens together. */
export const catalogueFormulas: Readonly<Record<Exclude<ListMetric, UserMetric>, CatalogueFormula>> = {
  coverageAt10: coverage,
  giniAt10: gini,
  noveltyAt10: novelty,
};
