// Reads a run's model from the disk, ready to answer.
import type { OpenLibrary } from './library-session.ts';
import type { Recommender } from '../recommending/recommender.ts';

/** The caller disposes of it. Throws `model-damaged` or `no-model` where its files can't be read. */
export async function readRecommender(library: OpenLibrary, runId: string): Promise<Recommender> {
  // TensorFlow takes a second to load: not before someone asks for what needs it.
  const [{ loadModel }, { createRecommender }] = await Promise.all([
    import('../model/model-files.ts'),
    import('../recommending/recommender.ts'),
  ]);
  return createRecommender(await loadModel(library.paths.models, runId));
}
