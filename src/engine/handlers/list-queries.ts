// What the command line asks about lists, which it names instead of numbering them.
import { MatineeError } from '../../contract/errors.ts';
import type { ListContents, ListItem, ListSummary } from '../../contract/lists.ts';
import type { MovieSummary } from '../../contract/movies.ts';
import type { DiaryList } from '../library/diary/list-rows.ts';
import type { SessionContext } from '../session/context.ts';
import { seenMovieIds, toListContents, toListSummary } from '../session/list-summaries.ts';

type AddedToList = { list: ListSummary; isNew: boolean; added: number };

/** All of them throw `unknown-list` with the lists there are; movies are found as `findMovie` does it. */
export function listQueries({ library }: SessionContext, findMovie: (asked: string) => MovieSummary) {
  const { diary } = library;
  const summary = (profileId: number, list: DiaryList): ListSummary =>
    toListSummary(list, seenMovieIds(library, profileId));
  const contents = (profileId: number, list: DiaryList): ListContents =>
    toListContents(list, seenMovieIds(library, profileId), library, undefined);

  return {
    /** By name. */
    listsOf: (profileId: number): ListSummary[] =>
      diary.lists(profileId).map((list) => summary(profileId, list)),

    listContents: (profileId: number, name: string): ListContents =>
      contents(profileId, diary.listNamed(profileId, name)),

    /** A name that is new makes a list. Nothing is written if a movie is not found. Throws `unknown-movie`. */
    addToList: (profileId: number, name: string, asked: readonly string[], note = ''): AddedToList => {
      const catalogue = library.requireCatalogue();
      const movies = asked.map(findMovie).map(({ movieId }) => ({ movieId, ...catalogue.identity(movieId) }));
      return diary.atOnce(() => {
        const known = diary.lists(profileId).find((list) => isNamed(list, name));
        const details = { name, note: '', isOrdered: false };
        const { listId } = known ?? diary.createList(profileId, details);
        const itemIds = diary.addToList(profileId, listId, movies);
        if (note !== '') for (const itemId of itemIds) diary.noteInList(profileId, listId, itemId, note);
        const list = summary(profileId, diary.list(profileId, listId));
        return { list, isNew: known === undefined, added: itemIds.length };
      });
    },

    /** `asked` is `#3` for the third of the list, otherwise a title of the list or a movie. Throws `unknown-movie`. */
    removeFromList: (profileId: number, name: string, asked: string): ListItem => {
      const { list, items } = contents(profileId, diary.listNamed(profileId, name));
      const item = itemOf(items, asked, findMovie);
      if (item === undefined) {
        throw new MatineeError('unknown-movie', `${list.name} has no movie “${asked}”.`, {
          details: { asked },
        });
      }
      diary.removeFromList(profileId, list.listId, item.itemId);
      return item;
    },

    deleteList: (profileId: number, name: string): ListSummary => {
      const list = summary(profileId, diary.listNamed(profileId, name));
      diary.removeList(profileId, list.listId);
      return list;
    },
  };
}

function isNamed(list: DiaryList, name: string): boolean {
  return list.name.toLowerCase() === name.trim().toLowerCase();
}

function itemOf(
  items: readonly ListItem[],
  asked: string,
  findMovie: (asked: string) => MovieSummary,
): ListItem | undefined {
  const place = /^#(\d{1,6})$/u.exec(asked.trim())?.[1];
  if (place !== undefined) return items[Number(place) - 1];
  const byTitle = items.find(({ title }) => title.toLowerCase() === asked.trim().toLowerCase());
  if (byTitle !== undefined) return byTitle;
  const { movieId } = findMovie(asked);
  return items.find((item) => item.movieId === movieId);
}
