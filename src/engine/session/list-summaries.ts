// Lists as they are shown: how many movies, how many of them seen, and the covers of the first.
import type { NumberById } from '../base/numbers.ts';
import type { ListContents, ListSummary } from '../../contract/lists.ts';
import { listIdSchema, movieIdSchema } from '../../contract/ids.ts';
import type { DiaryList, DiaryListItem } from '../library/diary/list-rows.ts';
import type { OpenLibrary } from './library-session.ts';

const coversShown = 6;

/** Movies that the profile rated, or marked as watched. */
export function seenMovieIds({ diary }: Pick<OpenLibrary, 'diary'>, profileId: number): ReadonlySet<number> {
  return new Set([
    ...diary.linkedRatings(profileId).map(({ movieId }) => movieId),
    ...diary.markedMovieIds(profileId, 'watched'),
  ]);
}

export function toListSummary(list: DiaryList, seen: ReadonlySet<number>): ListSummary {
  const linked = list.items.flatMap(({ movieId }) => (movieId === null ? [] : [movieId]));
  return {
    listId: listIdSchema.parse(list.listId),
    ...{ name: list.name, note: list.note, isOrdered: list.isOrdered },
    items: list.items.length,
    waiting: list.items.length - linked.length,
    seen: linked.filter((movieId) => seen.has(movieId)).length,
    movieIds: linked.map((movieId) => movieIdSchema.parse(movieId)),
    covers: list.items.slice(0, coversShown).map(toCover),
  };
}

/** With predicted stars, where there are any. */
export function toListContents(
  list: DiaryList,
  seen: ReadonlySet<number>,
  library: OpenLibrary,
  predictedStars: NumberById | undefined,
): ListContents {
  const summary = toListSummary(list, seen);
  const movies = new Map(
    (library.catalogue()?.summaries(summary.movieIds, predictedStars) ?? []).map((movie) => [
      movie.movieId,
      movie,
    ]),
  );
  return {
    list: summary,
    items: list.items.map((item) => ({
      ...toCover(item),
      ...{ itemId: item.itemId, note: item.note },
      isSeen: item.movieId !== null && seen.has(item.movieId),
      movie: item.movieId === null ? null : (movies.get(movieIdSchema.parse(item.movieId)) ?? null),
    })),
  };
}

function toCover({ movieId, title, year, genres }: DiaryListItem): ListSummary['covers'][number] {
  return { movieId: movieId === null ? null : movieIdSchema.parse(movieId), title, year, genres };
}
