import { expect, it } from 'vitest';
import { allAtOnce, asPart, inPace } from './in-steps.ts';

function* countTo(end: number): Generator<number, number> {
  for (let k = 1; k <= end; k++) yield k / end;
  return end;
}

it('comes to the same at once and with turns in between', async () => {
  const shares: number[] = [];
  expect(allAtOnce(countTo(4))).toBe(4);
  expect(await inPace(asPart(countTo(4), 0.5, 1), (share) => Promise.resolve(void shares.push(share)))).toBe(
    4,
  );
  expect(shares).toEqual([0.625, 0.75, 0.875, 1]);
});
