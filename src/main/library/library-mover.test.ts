import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { chooseLibraryPlace, settledLibrary, type LibraryMoverOptions } from './library-mover.ts';

const place = useWorkplace();

test('no job begins at a library that is being moved', () => {
  expect(settledLibrary({ library: '/library', isMoving: false })).toBe('/library');
  expect(() => settledLibrary({ library: '/library', isMoving: true })).toThrow(/being moved/u);
});

/** A library that is as in `contents`, whose owner chooses a folder that holds another one. */
function choosing(contents: Readonly<Record<string, unknown>>): LibraryMoverOptions {
  writeFileSync(place.path('diary.db'), 'another library');
  const empty = {
    'library:overview': { catalogue: null, catalogueProblem: null, ratings: 0 },
    'profiles:list': [{}],
    'marks:list': [],
    'lists:all': [],
  };
  const answers: Readonly<Record<string, unknown>> = { ...empty, ...contents };
  return {
    engine: {
      // Each call has the answer that its name has in the table.
      ask: (...[name]) => Promise.resolve(answers[name] as never),
      whileClosed: (work) => work(),
    },
    jobs: { refuseWhileRunning: () => undefined },
    places: { library: '/mine', isMoving: false, appFolder: place.path('app'), mayMoveLibrary: true },
    pickFolder: () => Promise.resolve(place.path('')),
  };
}

test('a library with nothing in it gives way to another one', async () => {
  expect(await chooseLibraryPlace(choosing({}))).not.toBe('/mine');
});

test.each([
  ['a catalogue', { 'library:overview': { catalogue: {}, catalogueProblem: null, ratings: 0 } }],
  ['ratings', { 'library:overview': { catalogue: null, catalogueProblem: null, ratings: 1 } }],
  ['marks', { 'marks:list': [{}] }],
  ['lists', { 'lists:all': [{}] }],
  ['several people', { 'profiles:list': [{}, {}] }],
])('a library with %s does not', async (_what, contents) => {
  await expect(chooseLibraryPlace(choosing(contents))).rejects.toThrow(/holds a library of Matinee already/u);
});
