// Answers about the person's own ratings; each is on the disk before its answer goes out.
import type { Handlers } from '../../contract/calls.ts';
import type { DiaryEntry } from '../../contract/diary.ts';
import type { OpenLibrary } from '../open-library.ts';
import type { AnswerContext } from './context.ts';

export function ratingAnswers({
  library,
}: AnswerContext): Pick<Handlers<'engine'>, 'ratings:list' | 'ratings:set' | 'ratings:remove'> {
  const { diary } = library;
  return {
    'ratings:list': () => diary.entries(library.activeProfile().profileId),
    'ratings:set': ({ movieId, stars }) =>
      setRating(library, library.activeProfile().profileId, movieId, stars),
    'ratings:remove': ({ entryId }) => {
      diary.removeRating(entryId);
      return {};
    },
  };
}

/** Throws `unknown-movie`, and `invalid-input` for stars that nobody can give. */
export function setRating(
  library: OpenLibrary,
  profileId: number,
  movieId: number,
  stars: number,
): DiaryEntry {
  const identity = library.requireCatalogue().identity(movieId);
  return library.diary.setRating(profileId, { movieId, ...identity }, stars);
}
