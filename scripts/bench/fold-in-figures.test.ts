import { expect, test } from 'vitest';
import { toStars } from '../../src/contract/stars.ts';
import { testCases } from '../../src/engine/evaluation/evaluation-cases.ts';
import { rated } from '../../tests/fixtures/rated.ts';
import { compareArms, personAnswers, type PersonAnswers } from './fold-in-figures.ts';

const train = rated([
  [1, 10, 4],
  [2, 20, 4],
]);
const cases = testCases(
  train,
  rated([
    [1, 20, 4],
    [2, 10, 3],
  ]),
);

/** Everyone's stars are off by `error`, and the first person's list has what they like at a place (from 0). */
function answered(error: number, place: number): PersonAnswers[] {
  const stars = cases.map((one) => ({
    test: one,
    predicted: Array.from(one.ratings.halfStars, (half) => toStars(half) - error),
  }));
  const [first] = cases;
  const ranked = Array.from({ length: place + 1 }, (_, i) => (i === place ? 1 : -1));
  return personAnswers({ stars, lists: first === undefined ? [] : [{ test: first, ranked }] });
}

test('what folding in loses is above 0 for both figures', () => {
  const { people, rmse, ndcgAt10 } = compareArms(answered(0.75, 1), answered(0.5, 0));
  expect(people).toBe(2);
  expect(rmse.folded).toBeCloseTo(0.75, 12);
  expect(rmse.lost.difference).toBeCloseTo(0.25, 12);
  expect(ndcgAt10.trained).toBe(1);
  expect(ndcgAt10.lost.difference).toBeCloseTo(1 - 1 / Math.log2(3), 12);
});

test('who is drawn twice is one person', () => {
  const twice = [...answered(0.75, 0), ...answered(0.25, 0)];
  const { people, rmse } = compareArms(twice, twice);
  expect(people).toBe(2);
  expect(rmse.folded).toBeCloseTo(Math.sqrt((0.75 ** 2 + 0.25 ** 2) / 2), 12);
  expect(rmse.lost).toEqual({ difference: 0, low: 0, high: 0 });
});
