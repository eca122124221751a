import { expect, test } from 'vitest';
import { TableDates } from './row-dates.ts';

test('a table that shows no order is looked at once, not for each of its rows', () => {
  const rows = [['2024-05-01'], ['2024-05-02'], ['2024-05-03']];
  let looks = 0;
  const dates = new TableDates(
    new Proxy(rows, {
      get: (target, name) => {
        if (name === 'map') looks += 1;
        return Reflect.get(target, name) as unknown;
      },
    }),
  );
  for (const [text = ''] of rows) expect(dates.read(text, 0).dateProblem).toBeNull();
  expect(looks).toBe(1);
});
