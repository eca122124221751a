import { expect, test } from 'vitest';
import { TableDates } from './row-dates.ts';

test.each([
  [['2024-05-01', '2024-05-02', '2024-05-03'], 0],
  [['02/01/2024', '03/01/2024', '04/01/2024'], 1],
])('a table is looked at for an order once, and only where a date needs one: %j', (texts, expected) => {
  const rows = texts.map((text) => [text]);
  let looks = 0;
  const dates = new TableDates(
    new Proxy(rows, {
      get: (target, name) => {
        if (name === 'map') looks += 1;
        return Reflect.get(target, name) as unknown;
      },
    }),
  );
  for (const text of texts) expect(dates.read(text, 0).dateProblem === null).toBe(expected === 0);
  expect(looks).toBe(expected);
});
