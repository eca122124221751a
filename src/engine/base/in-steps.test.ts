import { expect, it } from 'vitest';
import { allAtOnce, asPart, inPace, madeInSteps } from './in-steps.ts';

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

it('makes something once, whoever asks for it first, and carries on what was begun', () => {
  let times = 0;
  const four = madeInSteps(() => {
    times += 1;
    return countTo(4);
  });
  const slow = four.inSteps();
  expect([slow.next().value, slow.next().value]).toEqual([0.25, 0.5]);
  expect(four.inSteps().next().value).toBe(0.75);
  expect(four.now()).toBe(4);
  expect(slow.next()).toEqual({ done: true, value: 4 });
  expect(times).toBe(1);
});

it('begins again where the work failed, whoever asks', () => {
  let isBroken = true;
  const three = madeInSteps(function* () {
    yield 0.5;
    if (isBroken) throw new Error('broken');
    return 3;
  });
  expect(() => three.now()).toThrow('broken');
  expect(() => three.now()).toThrow('broken');
  isBroken = false;
  expect(three.now()).toBe(3);
});
