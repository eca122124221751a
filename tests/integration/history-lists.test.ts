// Lists of other sites become lists of one's own; importing them again updates them, undoing restores them, exports read back.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ListSummary } from '../../src/contract/lists.ts';
import { useHistoryEngine } from '../fixtures/history-engine.ts';
import { writeZip } from '../fixtures/made-archive.ts';

const { ask, importFile, place, engine } = useHistoryEngine();

const listFile = (rows: readonly string[], note = 'Seen often', name = 'Favourites'): string =>
  [
    'Letterboxd list export v7',
    'Date,Name,Tags,URL,Description',
    `2024-01-05,${name},,https://boxd.it/xx,${note}`,
    '',
    'Position,Name,Year,URL,Description',
    ...rows,
    '',
  ].join('\n');

function write(rows: readonly string[], note?: string): string {
  const path = place.path('lb-list.csv');
  writeFileSync(path, listFile(rows, note));
  return path;
}

const toyStory = '1,Toy Story,1995,https://boxd.it/g1,"For all, always"';
const heat = '2,Heat,1995,https://boxd.it/g2,';
const nowhere = '3,Nowhere Man,2020,https://boxd.it/g3,';
const alien = '4,Alien,1979,https://boxd.it/g4,';

async function lists(): Promise<ListSummary[]> {
  return ask('lists:all', {});
}
async function contents(name = 'Favourites'): Promise<string[]> {
  const listId = (await lists()).find((list) => list.name === name)?.listId;
  if (listId === undefined) return [];
  const { items } = await ask('lists:get', { listId });
  return items.map(
    ({ title, movieId, note }) => `${title}${movieId === null ? '?' : ''}${note && `: ${note}`}`,
  );
}

describe('a list of Letterboxd', () => {
  test('comes in with its order, notes and what waits for its movie; again it changes nothing', async () => {
    const path = write([toyStory, nowhere, heat, toyStory]);
    const preview = await ask('history:read', { path });
    expect(preview).toMatchObject({
      kinds: { list: 4, rating: 0 },
      outcomes: { add: 2, wait: 1, double: 1 },
    });
    const { applied } = await ask('history:apply', { previewId: preview.previewId });
    expect(applied).toMatchObject({ lists: 1, added: 0, marked: 0 });
    expect(await contents()).toEqual(['Toy Story: For all, always', 'Nowhere Man?', 'Heat']);
    expect(await lists()).toMatchObject([{ name: 'Favourites', note: 'Seen often', items: 3, waiting: 1 }]);
    expect(await ask('ratings:list', {})).toEqual([]);
    expect(await ask('marks:list', {})).toEqual([]);
    expect((await ask('history:read', { path })).outcomes).toMatchObject({ same: 3, double: 1, add: 0 });
    expect(await importFile(path)).toBeNull();
    expect((await lists()).length).toBe(1);
  });

  test('is updated by a later export, keeps what was added by hand, and is as before once that is undone', async () => {
    await importFile(write([toyStory, heat]));
    const [list] = await lists();
    await ask('lists:add', { listId: list!.listId, movieIds: [(await movieNamed('Amélie')).movieId] });
    const before = await contents();
    const second = await importFile(write([heat, alien, toyStory], 'Another note'));
    expect(second).toMatchObject({ lists: 1 });
    expect(await contents()).toEqual(['Heat', 'Alien', 'Toy Story: For all, always', 'Amélie']);
    expect((await lists())[0]?.note).toBe('Another note');
    expect(await ask('history:undo', { importId: second!.importId })).toMatchObject({
      restored: 1,
      removed: 1,
    });
    expect(await contents()).toEqual(before);
    expect((await lists())[0]?.note).toBe('Seen often');
  });

  test.each([
    ['the first, then the second', 0],
    ['the second, then the first', 1],
  ])('goes when its imports are undone in any order: %s', async (_, order) => {
    const first = await importFile(write([toyStory, heat]));
    const second = await importFile(write([alien, heat, toyStory]));
    const imports = [first!.importId, second!.importId];
    if (order === 1) imports.reverse();
    await ask('history:undo', { importId: imports[0]! });
    expect((await contents()).length).toBe(order === 0 ? 3 : 2);
    await ask('history:undo', { importId: imports[1]! });
    expect(await lists()).toEqual([]);
  });

  test('that was changed since loses only what the import added', async () => {
    const applied = await importFile(write([toyStory, heat]));
    const [list] = await lists();
    await ask('lists:add', { listId: list!.listId, movieIds: [(await movieNamed('Alien')).movieId] });
    expect(await ask('history:undo', { importId: applied!.importId })).toEqual({
      removed: 2,
      restored: 0,
      kept: 1,
    });
    expect(await contents()).toEqual(['Alien']);
  });

  test('finds its movies in a larger library later, by name and by hand', async () => {
    await importFile(write([nowhere]));
    const { previewId } = await ask('history:read', { path: write([nowhere, heat]) });
    const chosen = (await movieNamed('Amélie')).movieId;
    await ask('history:correct', { previewId, rowId: 0, choice: { kind: 'movie', movieId: chosen } });
    await ask('history:apply', { previewId });
    expect(await contents()).toEqual(['Amélie', 'Heat']);
  });

  test('of a zip is beside ratings, and two of one name stay two', async () => {
    const path = writeZip(place.path('letterboxd.zip'), {
      'ratings.csv':
        'Date,Name,Year,Letterboxd URI,Rating\n2024-05-01,Toy Story,1995,https://boxd.it/g1,3.5\n',
      'likes/films.csv': 'Date,Name,Year,Letterboxd URI\n2024-05-01,Toy Story,1995,https://boxd.it/g1\n',
      'lists/a.csv': listFile([toyStory]),
      'lists/b.csv': listFile([heat, toyStory]),
      'deleted/lists/c.csv': listFile([alien]),
    });
    const applied = await importFile(path);
    expect(applied).toMatchObject({ added: 1, marked: 1, lists: 2 });
    expect(await contents()).toEqual(['Toy Story: For all, always']);
    expect(await contents('Favourites (2)')).toEqual(['Heat', 'Toy Story: For all, always']);
    expect(await importFile(path)).toBeNull();
    expect(await ask('marks:list', {})).toMatchObject([{ kind: 'liked', title: 'Toy Story' }]);
    expect(await ask('ratings:list', {})).toMatchObject([{ stars: 3.5 }]);
  });

  test('that is exported is read back as it was', async () => {
    await importFile(write(['1,"=Heat, once",1995,u,"a ""note"""', toyStory, nowhere], '@ note'));
    const [before] = await lists();
    const items = await contents();
    const out = place.path('out.csv');
    engine().exportList({ listId: before!.listId, path: out });
    expect(readFileSync(out, 'utf8').split('\n')[0]).toBe('Letterboxd list export v7');
    await ask('lists:remove', { listId: before!.listId });
    await importFile(out);
    expect(await contents()).toEqual(items);
    expect((await lists())[0]).toMatchObject({ name: 'Favourites', note: '@ note', items: 3 });
  });
});

test('lists of Trakt have their names and notes from the list of lists', async () => {
  const film = (title: string, year: number, notes: string | null, rank: number): object => ({
    ...{ rank, id: rank, listed_at: '2024-01-01T00:00:00.000Z', notes, type: 'movie' },
    movie: { title, year, ids: { trakt: rank } },
  });
  const path = writeZip(place.path('trakt.zip'), {
    'lists-lists.json': JSON.stringify([
      { name: 'Space!', description: 'No air', sort_by: 'rank', ids: { trakt: 77, slug: 'space' } },
    ]),
    'lists-list-77-space.json': JSON.stringify([
      film('Alien', 1979, 'In the dark', 1),
      { rank: 2, type: 'show', show: { title: 'A Series', ids: {} } },
    ]),
    'lists-list-some-others.json': JSON.stringify([film('Heat', 1995, null, 1)]),
  });
  const preview = await ask('history:read', { path });
  expect(preview.untaken).toEqual([]);
  await ask('history:apply', { previewId: preview.previewId });
  expect(await contents('Space!')).toEqual(['Alien: In the dark']);
  expect(await contents('Some others')).toEqual(['Heat']);
  expect((await lists()).find(({ name }) => name === 'Space!')).toMatchObject({ note: 'No air' });
});

test('a list of IMDb is a list, and what is rated in it a rating too', async () => {
  const path = place.path('My crime films.csv');
  writeFileSync(
    path,
    [
      'Position,Const,Created,Modified,Description,Title,Original Title,URL,Title Type,IMDb Rating,Runtime (mins),Year,Genres,Num Votes,Release Date,Directors,Your Rating,Date Rated',
      '1,tt0000002,2024-01-01,2024-01-01,Long,Heat,Heat,u,Movie,8.3,170,1995,Crime,7,1995-12-15,Michael Mann,9,2024-02-02',
      '2,tt0000004,2024-01-01,2024-01-01,,Alien,Alien,u,Movie,8.5,117,1979,Horror,9,1979-05-25,Ridley Scott,,',
      '',
    ].join('\n'),
  );
  await importFile(path);
  expect(await contents('My crime films')).toEqual(['Heat: Long', 'Alien']);
  expect(await ask('ratings:list', {})).toMatchObject([{ title: 'Heat', stars: 4.5 }]);
});

async function movieNamed(query: string) {
  const { movies } = await ask('movies:search', { query });
  return movies[0]!;
}
