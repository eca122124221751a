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
      const catalogue = library.requireCatalogue();
      const movies = catalogue.summaries(diary.markedMovieIds(profileId(), kind), predictedStars);
      return movies.map((movie) => ({
        ...movie,
        runtimeMinutes: catalogue.details(movie.movieId).runtimeMinutes,
      }));
    },
  } satisfies Partial<Handlers<'engine'>>;
}
