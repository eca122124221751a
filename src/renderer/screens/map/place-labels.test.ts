import { expect, test } from 'vitest';
import { placeLabels } from './place-labels.ts';

const label = (name: string, x: number, y: number) => ({ name, x, y, width: 50, height: 10 });

test('no label is over another; the more important one stays', () => {
  const placed = placeLabels([label('first', 0, 0), label('over it', 30, 5), label('free', 0, 40)], {
    most: 9,
  });
  expect(placed.map(({ name }) => name)).toEqual(['first', 'free']);
});

test('labels keep clear of what is there already', () => {
  const taken = [label('region', 0, 0)];
  expect(placeLabels([label('under', 10, 4)], { most: 9, taken })).toEqual([]);
});

test('there are never more than wanted', () => {
  const many = Array.from({ length: 50 }, (_, i) => label(String(i), 0, 30 * i));
  expect(placeLabels(many, { most: 7 })).toHaveLength(7);
});
