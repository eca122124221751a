// Lists that are ready: the collections of this library, with how much of each was seen.
import { collectionIdSchema, movieIdSchema } from '../../contract/ids.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { ReadyList } from '../../contract/lists.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { MovieCollection } from '../library/catalogue/collection-store.ts';

const coversShown = 5;

/** Those that were begun first, then the best known. */
export function readyLists(catalogue: Catalogue, seen: ReadonlySet<number>): ReadyList[] {
  const lists = catalogue.collections().map((collection) => toReadyList(catalogue, collection, seen));
  const isBegun = (list: ReadyList): boolean => list.seen > 0 && list.seen < list.items;
  return [...lists.filter(isBegun), ...lists.filter((list) => !isBegun(list))];
}

/** Throws `unknown-list` where this library has no such collection. */
export function readyList(catalogue: Catalogue, collectionId: number, seen: ReadonlySet<number>): ReadyList {
  const collection = catalogue.collections().find((each) => each.collectionId === collectionId);
  if (collection !== undefined) return toReadyList(catalogue, collection, seen);
  throw new MatineeError('unknown-list', 'This library has no such collection.', {
    details: { collectionId },
  });
}

function toReadyList(
  catalogue: Catalogue,
  { collectionId, name, movieIds }: MovieCollection,
  seen: ReadonlySet<number>,
): ReadyList {
  const covers = catalogue.summaries(movieIds.slice(0, coversShown));
  return {
    collectionId: collectionIdSchema.parse(collectionId),
    name,
    items: movieIds.length,
    seen: movieIds.filter((movieId) => seen.has(movieId)).length,
    movieIds: movieIds.map((movieId) => movieIdSchema.parse(movieId)),
    covers: covers.map(({ movieId, title, year, genres }) => ({ movieId, title, year, genres })),
  };
}
