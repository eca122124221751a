// Answers about the person's own ratings; each is on the disk before its answer goes out.
import type { Handlers } from '../../contract/calls.ts';
import type { DiaryEntry } from '../../contract/diary.ts';
import type { OpenLibrary } from '../session/library-session.ts';
import { rememberPrediction } from '../session/prediction-log.ts';
import type { SessionContext } from '../session/context.ts';

export function ratingAnswers(context: SessionContext) {
  const { library } = context;
  const { diary } = library;
  return {
    'ratings:list': () => diary.entries(library.activeProfile().profileId),
    'ratings:set': ({ movieId, stars, ratedAtMs }) => {
      const { profileId } = library.activeProfile();
      const before = diary.linkedRatings(profileId);
      const entry = setRating(library, profileId, movieId, stars, ratedAtMs);
      void rememberPrediction(context, { profileId, before }, entry, ratedAtMs !== undefined);
      return entry;
    },
    'ratings:remove': ({ entryId }) => {
      diary.removeRating(entryId);
      return {};
    },
    'ratings:put-back': ({ entryId }) => diary.putBackRating(entryId),
  } satisfies Partial<Handlers<'engine'>>;
}

/** Throws `unknown-movie`, and `invalid-input` for stars that nobody can give. */
export function setRating(
  library: OpenLibrary,
  profileId: number,
  movieId: number,
  stars: number,
  ratedAtMs?: number,
): DiaryEntry {
  const identity = library.requireCatalogue().identity(movieId);
  return library.diary.setRating(profileId, { movieId, ...identity }, stars, ratedAtMs);
}
