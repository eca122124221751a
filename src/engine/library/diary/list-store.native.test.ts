import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { openDiary, type Diary } from './diary.ts';
import { removeStaged, stageBackup } from './diary-restore.ts';
import type { RelinkCatalogue } from './relinking.ts';
import { changedTables } from './table-checksums.ts';

const place = useWorkplace();
let diary: Diary;
let profileId: number;
const open = (file = 'diary.db'): Diary => openDiary(place.path(file), { backups: place.path('backups') });
beforeEach(() => {
  diary = open();
  profileId = diary.activeProfile().profileId;
});
afterEach(() => {
  diary.close();
});

const heat = { movieId: 3, title: 'Heat', year: 1995, imdbId: 'tt0113277', tmdbId: 949, genres: ['Crime'] };
const emma = { movieId: 5, title: 'Emma', year: 1996, imdbId: null, tmdbId: null };
const ran = { movieId: null, title: 'Ran', year: 1985, imdbId: 'tt0089881', tmdbId: null };
const details = { name: 'Best', note: 'Of all', isOrdered: true };

const titles = (listId: number): string[] =>
  diary.list(profileId, listId).items.map(({ title, note }) => (note === '' ? title : `${title}: ${note}`));
const make = (movies: Parameters<Diary['createList']>[2] = [heat, emma, ran]): number =>
  diary.createList(profileId, details, movies).listId;

describe('a list', () => {
  test('has a name of its own in any letter case, and keeps its movies in order, each once', () => {
    const listId = make([heat, emma, heat, ran]);
    expect(diary.list(profileId, listId)).toMatchObject(details);
    expect(titles(listId)).toEqual(['Heat', 'Emma', 'Ran']);
    expect(diary.addToList(profileId, listId, [emma])).toEqual([]);
    expect(() => diary.createList(profileId, { ...details, name: ' best ' })).toThrow(
      /another list named Best/,
    );
    expect(() => diary.createList(profileId, { ...details, name: '  ' })).toThrow(/needs a name/);
    const other = diary.createProfile('Kim').profileId;
    diary.createList(other, details);
    expect(diary.lists(profileId).map(({ name }) => name)).toEqual(['Best']);
    expect(() => diary.list(other, listId)).toThrow(
      expect.objectContaining({ code: 'unknown-list' }) as Error,
    );
    expect(() => diary.listNamed(profileId, 'Worst')).toThrow(/there is Best/);
  });

  test('is renamed, put into order and noted on', () => {
    const listId = make();
    const [first, , last] = diary.list(profileId, listId).items;
    diary.moveInList(profileId, listId, last?.itemId ?? 0, 0);
    diary.noteInList(profileId, listId, first?.itemId ?? 0, 'twice');
    expect(titles(listId)).toEqual(['Ran', 'Heat: twice', 'Emma']);
    diary.changeList(profileId, listId, { name: 'BEST', isOrdered: false });
    expect(diary.listNamed(profileId, 'best')).toMatchObject({
      name: 'BEST',
      note: 'Of all',
      isOrdered: false,
    });
  });

  test('gets back what was removed from it, and comes back whole itself', () => {
    const listId = make();
    const before = titles(listId);
    const [, middle] = diary.list(profileId, listId).items;
    diary.removeFromList(profileId, listId, middle?.itemId ?? 0);
    expect(titles(listId)).toEqual(['Heat', 'Ran']);
    diary.putBackInList(profileId, listId, middle?.itemId ?? 0);
    expect(titles(listId)).toEqual(before);
    diary.removeList(profileId, listId);
    expect(diary.lists(profileId)).toEqual([]);
    diary.createList(profileId, details);
    expect(diary.putBackList(profileId, listId).name).toBe('Best (2)');
    expect(titles(listId)).toEqual(before);
  });

  test('goes with its profile', () => {
    const other = diary.createProfile('Kim').profileId;
    const { listId } = diary.createList(other, details, [heat]);
    diary.removeProfile(other);
    expect(() => diary.list(other, listId)).toThrow(/no longer there/);
    expect(diary.lists(profileId)).toEqual([]);
  });

  test('outlives the catalogue: its movies are found in the next one, or wait', () => {
    const listId = make();
    const another: RelinkCatalogue = {
      match: ({ imdbId }) =>
        imdbId === null
          ? { certainty: 'none', matchedBy: null, movieId: null, candidateIds: [], rank: null }
          : {
              ...{ certainty: 'certain', matchedBy: 'imdb-id', rank: 0 },
              movieId: imdbId === ran.imdbId ? 8 : 77,
              candidateIds: [],
            },
      identity: () => ({ ...heat, genres: [] }),
    };
    diary.relink(another);
    expect(diary.list(profileId, listId).items.map(({ title, movieId }) => [title, movieId])).toEqual([
      ['Heat', 77],
      ['Emma', null],
      ['Ran', 8],
    ]);
  });

  test('is in backups, and a backup brings it back', () => {
    const listId = make();
    const before = diary.lists(profileId);
    diary.copyTo(place.path('copy.db'));
    diary.removeList(profileId, listId);
    const { summary, runIds } = stageBackup(place.path('copy.db'), place.path('staged.db'));
    expect(summary.lists).toBe(1);
    diary.takeIn(place.path('staged.db'), runIds, place.path('before.db'));
    removeStaged(place.path('staged.db'));
    expect(diary.lists(profileId)).toEqual(before);
    expect(() => diary.putBackInList(profileId, listId, 1)).not.toThrow();
    expect(titles(listId)).toEqual(['Heat', 'Emma', 'Ran']);
  });

  test('is covered by the tables’ checksums', async () => {
    make();
    diary.close();
    expect(await changedTables(place.path('diary.db'))).toEqual([]);
    const Database = (await import('better-sqlite3')).default;
    const database = new Database(place.path('diary.db'));
    database.exec("UPDATE list_items SET note = 'other' WHERE title = 'Heat'");
    database.close();
    expect(await changedTables(place.path('diary.db'))).toEqual(['list_items']);
    diary = open();
  });
});

test('whatever is added, moved and removed, each movie is once in the list, and undoing it all brings it back', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('add' as const), movie: fc.integer({ min: 1, max: 9 }) }),
    fc.record({ kind: fc.constant('move' as const), from: fc.nat(8), place: fc.nat(10) }),
    fc.record({ kind: fc.constant('remove' as const), from: fc.nat(8) }),
  );
  let number = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const { listId } = diary.createList(profileId, { ...details, name: `List ${(number += 1)}` });
      const ids = (): number[] => diary.list(profileId, listId).items.map(({ itemId }) => itemId);
      let model: number[] = [];
      for (const each of steps) {
        if (each.kind === 'add') {
          model.push(...diary.addToList(profileId, listId, [{ ...emma, movieId: each.movie }]));
        } else {
          const itemId = model[each.from];
          if (itemId === undefined) continue;
          const others = model.filter((id) => id !== itemId);
          if (each.kind === 'remove') diary.removeFromList(profileId, listId, itemId);
          else diary.moveInList(profileId, listId, itemId, each.place);
          model = each.kind === 'remove' ? others : others.toSpliced(each.place, 0, itemId);
        }
        expect(ids()).toEqual(model);
      }
      const movies = diary.list(profileId, listId).items.map(({ movieId }) => movieId);
      expect(new Set(movies).size).toBe(movies.length);
    }),
    { numRuns: 25 },
  );
});
