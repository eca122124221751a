// Answers about histories from elsewhere, and about ratings that wait for their movie.
import type { Handlers } from '../../contract/calls.ts';
import { linkWaiting, listWaiting } from '../session/unmatched-ratings.ts';
import type { SessionContext } from '../session/context.ts';

export function historyAnswers({ library, histories }: SessionContext) {
  return {
    'history:read': ({ path, mapping }) =>
      histories.read(path, library.activeProfile().profileId, { mapping }),
    'history:progress': () => ({ progress: histories.progress() }),
    'history:columns': ({ path, mapping }) => histories.columns(path, mapping),
    'history:rows': (query) => histories.rows(query),
    'history:correct': ({ previewId, rowId, choice }) => histories.correct(previewId, rowId, choice),
    'history:accept-guesses': ({ previewId }) => histories.acceptGuesses(previewId),
    'history:apply': ({ previewId }) => ({ applied: histories.apply(previewId) }),
    'history:discard': ({ previewId }) => {
      histories.discard(previewId);
      return {};
    },
    'history:imports': () => histories.imports(library.activeProfile().profileId),
    'history:undo': ({ importId }) => histories.undo(library.activeProfile().profileId, importId),
    'waiting:list': ({ offset, limit }) =>
      listWaiting(library, library.activeProfile().profileId, offset, limit),
    'waiting:link': ({ entryId, movieId }) =>
      linkWaiting(library, library.activeProfile().profileId, entryId, movieId),
  } satisfies Partial<Handlers<'engine'>>;
}
