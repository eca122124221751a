import { expect, test } from 'vitest';
import { chooseRatings } from './rating-parts.ts';

function choose(...tables: [path: string, bytes: number][]): { used: string[]; leftOut: string[] } {
  const { used, leftOut } = chooseRatings(
    tables.map(([path, bytes]) => ({ file: { path, bytes, read: () => ({}) as never } })),
    ({ path }) => /(?:^|\/)(?:ratings\.csv|u\.data)$/u.test(path),
  );
  const paths = (chosen: { file: { path: string } }[]): string[] => chosen.map(({ file }) => file.path);
  return { used: paths(used), leftOut: paths(leftOut) };
}

test('all parts of a split are read', () => {
  for (const paths of [
    ['ratings_train.csv', 'ratings_test.csv'],
    ['train.csv', 'test.csv'],
    ['r.train.csv', 'r.test.csv'],
    ['u1.base', 'u1.test'],
    ['train/ratings.csv', 'test/ratings.csv'],
    ['training.dat', 'validation.dat', 'testing.dat'],
  ]) {
    expect(
      choose(...paths.map((path, at) => [path, 9 - at] as [string, number])).used.toSorted(),
      paths[0],
    ).toEqual(paths.toSorted());
  }
});

test('beside the whole table its parts are neither read nor missed, others are said to be left out', () => {
  expect(choose(['u1.base', 80], ['u1.test', 20], ['u.data', 100])).toEqual({
    used: ['u.data'],
    leftOut: [],
  });
  expect(choose(['all.csv', 99], ['train.csv', 80], ['test.csv', 20], ['sample.csv', 3])).toEqual({
    used: ['all.csv'],
    leftOut: ['sample.csv'],
  });
});

test('of several splits one is read, and a small table does not stand for it', () => {
  expect(choose(['u1.base', 8], ['u1.test', 2], ['u2.base', 8], ['u2.test', 2], ['sample.csv', 3])).toEqual({
    used: ['u1.base', 'u1.test'],
    leftOut: ['u2.base', 'u2.test', 'sample.csv'],
  });
});

test('a part without the other is read as it is', () => {
  expect(choose(['train.csv', 8])).toEqual({ used: ['train.csv'], leftOut: [] });
  expect(choose(['latest.csv', 8], ['contest.csv', 9])).toEqual({
    used: ['contest.csv'],
    leftOut: ['latest.csv'],
  });
});
