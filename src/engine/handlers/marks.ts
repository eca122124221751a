// Answers about marks: watchlist, watched without stars, liked, owned, not for me, not seen.
import type { Handlers } from '../../contract/calls.ts';
import type { SessionContext } from '../session/context.ts';

export function markAnswers({ library, model }: SessionContext) {
  const { diary } = library;
  const profileId = (): number => library.activeProfile().profileId;
  return {
    'marks:list': () => diary.listedMarks(profileId()),
    'marks:set': ({ movieId, kind, isSet }) => {
      if (isSet)
        diary.setMark(profileId(), { movieId, ...library.requireCatalogue().identity(movieId) }, kind);
      else diary.unsetMark(profileId(), movieId, kind);
      return {};
    },
    'marks:remove': ({ markId }) => {
      diary.removeMark(profileId(), markId);
      return {};
    },
    'marks:put-back': ({ markId }) => {
      diary.putBackMark(markId);
      return {};
    },
    'marks:movies': async ({ kind }) => {
      const predictedStars = await model.predictedStars();
      return library.requireCatalogue().summaries(diary.markedMovieIds(profileId(), kind), predictedStars);
    },
  } satisfies Partial<Handlers<'engine'>>;
}
