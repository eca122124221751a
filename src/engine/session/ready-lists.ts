// Lists that are ready: the collections and directors of this library, with how much of each was seen.
import { collectionIdSchema, movieIdSchema } from '../../contract/ids.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { ReadyList, ReadySubject } from '../../contract/lists.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';

const coversShown = 5;
/** Of somebody with fewer movies here there is a page, but no list. */
const fewestDirected = 4;
const mostDirectors = 200;

type Subject = { of: ReadySubject; name: string; movieIds: readonly number[] };

/** Collections, then directors; of either those that were begun first, then the best known. */
export function readyLists(catalogue: Catalogue, seen: ReadonlySet<number>): ReadyList[] {
  return [collectionsOf(catalogue), directorsOf(catalogue)].flatMap((subjects) => {
    const lists = subjects.map((subject) => toReadyList(catalogue, subject, seen));
    const isBegun = (list: ReadyList): boolean => list.seen > 0 && list.seen < list.items;
    return [...lists.filter(isBegun), ...lists.filter((list) => !isBegun(list))];
  });
}

/** Throws `unknown-list` where this library has no such list. */
export function readyList(catalogue: Catalogue, of: ReadySubject, seen: ReadonlySet<number>): ReadyList {
  const subjects = of.kind === 'collection' ? collectionsOf(catalogue) : directorsOf(catalogue);
  const subject = subjects.find((each) => idOf(each.of) === idOf(of));
  if (subject !== undefined) return toReadyList(catalogue, subject, seen);
  throw new MatineeError('unknown-list', 'This library has no such list.', { details: of });
}

function idOf(of: ReadySubject): number {
  return of.kind === 'collection' ? of.collectionId : of.artistId;
}

function collectionsOf(catalogue: Catalogue): Subject[] {
  return catalogue.collections().map(({ collectionId, name, movieIds }) => ({
    ...{ of: { kind: 'collection', collectionId: collectionIdSchema.parse(collectionId) }, name, movieIds },
  }));
}

function directorsOf(catalogue: Catalogue): Subject[] {
  return catalogue
    .directors(fewestDirected, mostDirectors)
    .map(({ artistId, name, movieIds }) => ({ of: { kind: 'director', artistId }, name, movieIds }));
}

function toReadyList(
  catalogue: Catalogue,
  { of, name, movieIds }: Subject,
  seen: ReadonlySet<number>,
): ReadyList {
  const covers = catalogue.summaries(movieIds.slice(0, coversShown));
  return {
    ...{ of, name },
    items: movieIds.length,
    seen: movieIds.filter((movieId) => seen.has(movieId)).length,
    movieIds: movieIds.map((movieId) => movieIdSchema.parse(movieId)),
    covers: covers.map(({ movieId, title, year, genres }) => ({ movieId, title, year, genres })),
  };
}
