import { expect, test } from 'vitest';
import { variedReasons, type ReasonOption } from './varied-reasons.ts';

const option = (
  kind: string,
  names: string,
  strength: number,
): ReasonOption<{ kind: string; names: string }> => ({
  reason: { kind, names },
  strength,
  names,
});

test('the strongest stands, unless its kind stood on the card before', () => {
  const card = [option('because', 'Alien', 1), option('genre', 'Sci-Fi', 0.5)] as const;
  const other = [option('because', 'Heat', 1), option('genre', 'Crime', 0.5)] as const;
  expect(variedReasons([[...card], [...other], [...card]])).toEqual([
    { kind: 'because', names: 'Alien' },
    { kind: 'genre', names: 'Crime' },
    { kind: 'because', names: 'Alien' },
  ]);
});

test('of two of a kind the one is named that was not named just now', () => {
  const card = [option('because', 'Alien', 1), option('because', 'Heat', 0.4)] as const;
  expect(variedReasons([[...card], [...card], [...card]]).map(({ names }) => names)).toEqual([
    'Alien',
    'Heat',
    'Alien',
  ]);
});

test('where there is but one reason it stands all the same', () => {
  expect(variedReasons([[option('crowd', '', 0)], [option('crowd', '', 0)]])).toHaveLength(2);
});
