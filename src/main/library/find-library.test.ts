import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { findLibrary } from './find-library.ts';

const place = useWorkplace();

function makeLibrary(...names: string[]): string {
  const directory = place.path(join(...names));
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'diary.db'), '');
  return directory;
}

function never(): never {
  throw new Error('nothing is to be asked');
}

test('a library that is there is taken without a question', async () => {
  const library = makeLibrary('here');
  expect(await findLibrary(library, { ask: never, pickFolder: never })).toBe(library);
});

test('one whose disk is connected after the question is found', async () => {
  const missing = place.path('disk/library');
  const ask = () => {
    makeLibrary('disk', 'library');
    return Promise.resolve('again' as const);
  };
  expect(await findLibrary(missing, { ask, pickFolder: never })).toBe(missing);
});

test('another folder is taken only where it holds a library, also one that was moved there', async () => {
  makeLibrary('new disk', 'Matinee library');
  mkdirSync(place.path('empty'));
  const picked = [place.path('empty'), null, place.path('new disk')];
  const asked: (string | null)[] = [];
  const found = await findLibrary(place.path('gone'), {
    ask: (_, wrong) => {
      asked.push(wrong);
      return Promise.resolve('choose');
    },
    pickFolder: () => Promise.resolve(picked.shift() ?? null),
  });
  expect(found).toBe(place.path('new disk/Matinee library'));
  expect(asked).toEqual([null, place.path('empty'), null]);
});

test('who gives up starts nothing', async () => {
  const ask = () => Promise.resolve('quit' as const);
  expect(await findLibrary(place.path('nowhere'), { ask, pickFolder: never })).toBeNull();
});
