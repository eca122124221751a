// The model of any run, for one answer.
import type { RunId } from '../../contract/ids.ts';
import type { Recommender } from '../recommending/recommender.ts';
import type { SessionContext } from './context.ts';
import { readRecommender } from './read-recommender.ts';

/** A model that is not the active one is read for this and freed again. Throws `model-damaged` and `no-model`. */
export async function withRunModel<T>(
  { library, model }: Pick<SessionContext, 'library' | 'model'>,
  runId: RunId,
  work: (recommender: Recommender) => T,
): Promise<T> {
  if (model.run()?.runId === runId) {
    const active = await model.load();
    if (active?.runId === runId) return work(active.recommender);
  }
  const recommender = await readRecommender(library, runId);
  try {
    return work(recommender);
  } finally {
    recommender.dispose();
  }
}
