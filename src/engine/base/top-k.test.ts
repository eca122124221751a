import { expect, it } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { topList } from './top-k.ts';

it('finds what sorting everything would', () => {
  const scores = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 });
  fc.assert(
    fc.property(scores, fc.nat(12), fc.nat(5), (values, limit, skip) => {
      const from = Math.min(skip, values.length);
      const expected = values
        .slice(from)
        .map((score, position) => ({ score, position }))
        .filter(({ position }) => position % 3 !== 0)
        .sort((a, b) => b.score - a.score || a.position - b.position)
        .slice(0, limit)
        .map(({ position }) => position);
      const isAllowed = (position: number): boolean => position % 3 !== 0;
      const found = topList(values, { from, to: values.length, limit, isAllowed });
      expect(Array.from(found)).toEqual(expected);
    }),
  );
});
