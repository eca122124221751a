import { expect, test } from 'vitest';
import { columnMapText, parseColumnMap } from './column-map.ts';

test('columns are named with what they mean, a rating with its scale, a date with its order', () => {
  expect(
    parseColumnMap('title=Film, der Titel,year=Jahr,rating=Note:10,date=Datum:day-first,unrated=watched'),
  ).toEqual({
    columns: [
      { name: 'Film, der Titel', meaning: 'title' },
      { name: 'Jahr', meaning: 'year' },
      { name: 'Note', meaning: 'rating' },
      { name: 'Datum', meaning: 'date' },
    ],
    ...{ scale: '10', dateOrder: 'day-first', unrated: 'watched' },
  });
  expect(parseColumnMap('title=a:b,rating=Note: 1')).toMatchObject({
    columns: [{ name: 'a:b' }, { name: 'Note: 1' }],
    scale: null,
  });
});

test.each(['', 'Film', 'titel=Film', 'unrated=hidden'])(
  '%s is refused with the form that it has to have',
  (text) => {
    expect(() => parseColumnMap(text)).toThrow(/title=Film,year=Jahr,rating=Note:10/);
  },
);

test('a mapping is written as it would be given', () => {
  const mapping = {
    columns: [
      { name: 'Film', meaning: 'title' as const },
      { name: 'x', meaning: 'ignored' as const },
      { name: 'Note', meaning: 'rating' as const },
    ],
    ...{ scale: '100' as const, dateOrder: 'automatic' as const, unrated: 'watchlist' as const },
  };
  expect(columnMapText(mapping)).toBe('title=Film,rating=Note:100,unrated=watchlist');
  const [title] = mapping.columns;
  expect(columnMapText({ ...mapping, columns: [{ ...title!, name: "L'été" }], unrated: 'left-out' })).toBe(
    String.raw`'title=L'\''été'`,
  );
});
