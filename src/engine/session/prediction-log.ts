// Keeps what the model would have said of a movie before the person rated it, so that its honesty can be looked at later.
import { setImmediate } from 'node:timers/promises';
import type { DiaryEntry } from '../../contract/diary.ts';
import type { SessionContext } from './context.ts';
import type { PersonRating } from '../recommending/person.ts';

/**
 * To be called when `entry` is saved, with the ratings that the profile had before it. The answer goes out first, and whatever
 * fails here (no model, a full disk) costs a figure of a chart and never a rating; the promise does not reject. A movie
 * that had stars before is no test of the model: it knew them. What `isPutBack` was judged when it was first given.
 */
export async function rememberPrediction(
  { library: { diary }, model }: Pick<SessionContext, 'library' | 'model'>,
  { profileId, before }: { profileId: number; before: readonly PersonRating[] },
  { entryId, movieId, stars }: DiaryEntry,
  isPutBack: boolean,
): Promise<void> {
  try {
    if (movieId === null) return;
    if (before.some((rating) => rating.movieId === movieId)) {
      diary.correctPrediction(entryId, stars);
      return;
    }
    if (isPutBack) return;
    await setImmediate();
    const prediction = await model.predictFrom(before, profileId, movieId);
    if (prediction !== null) diary.addPrediction({ entryId, ...prediction });
  } catch {
    // The rating is saved; without its prediction the chart has one point less.
  }
}
