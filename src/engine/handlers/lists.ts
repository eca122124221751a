// Answers about lists of one's own.
import type { Handlers } from '../../contract/calls.ts';
import { readyList, readyLists } from '../session/ready-lists.ts';
import { seenMovieIds, toListContents, toListSummary } from '../session/list-summaries.ts';
import type { SessionContext } from '../session/context.ts';
import type { DiaryMovie } from '../library/diary/entry-rows.ts';

export function listAnswers({ library, model }: SessionContext) {
  const { diary } = library;
  const profileId = (): number => library.activeProfile().profileId;
  const seen = (): ReadonlySet<number> => seenMovieIds(library, profileId());
  const movies = (movieIds: readonly number[]): DiaryMovie[] =>
    movieIds.map((movieId) => ({ movieId, ...library.requireCatalogue().identity(movieId) }));
  return {
    'lists:all': () => {
      const known = seen();
      return diary.lists(profileId()).map((list) => toListSummary(list, known));
    },
    'lists:get': async ({ listId }) => {
      const predictedStars = await model.predictedStars();
      return toListContents(diary.list(profileId(), listId), seen(), library, predictedStars);
    },
    'lists:ready': () => {
      const catalogue = library.catalogue();
      return catalogue === null ? [] : readyLists(catalogue, seen());
    },
    'lists:get-ready': async ({ of }) => {
      const predictedStars = await model.predictedStars();
      const catalogue = library.requireCatalogue();
      const list = readyList(catalogue, of, seen());
      return { list, movies: catalogue.summaries(list.movieIds, predictedStars) };
    },
    'lists:create': ({ movieIds, ...details }) =>
      toListSummary(diary.createList(profileId(), details, movies(movieIds)), seen()),
    'lists:change': ({ listId, name, note, isOrdered }) => {
      const change = {
        ...(name === undefined ? {} : { name }),
        ...(note === undefined ? {} : { note }),
        ...(isOrdered === undefined ? {} : { isOrdered }),
      };
      return toListSummary(diary.changeList(profileId(), listId, change), seen());
    },
    'lists:remove': ({ listId }) => {
      diary.removeList(profileId(), listId);
      return {};
    },
    'lists:put-back': ({ listId }) => toListSummary(diary.putBackList(profileId(), listId), seen()),
    'lists:add': ({ listId, movieIds }) => ({
      itemIds: diary.addToList(profileId(), listId, movies(movieIds)),
    }),
    'lists:remove-item': ({ listId, itemId }) => {
      diary.removeFromList(profileId(), listId, itemId);
      return {};
    },
    'lists:put-back-item': ({ listId, itemId }) => {
      diary.putBackInList(profileId(), listId, itemId);
      return {};
    },
    'lists:move-item': ({ listId, itemId, place }) => {
      diary.moveInList(profileId(), listId, itemId, place);
      return {};
    },
    'lists:note-item': ({ listId, itemId, note }) => {
      diary.noteInList(profileId(), listId, itemId, note);
      return {};
    },
  } satisfies Partial<Handlers<'engine'>>;
}
