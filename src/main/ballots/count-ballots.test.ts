import { expect, test } from 'vitest';
import { fc } from '../../../tests/fixtures/properties.ts';
import { countBallots } from './count-ballots.ts';

const ballot = (ranking: readonly number[], veto: number | null = null) => ({ ranking: [...ranking], veto });
const times = (count: number, ranking: string) =>
  Array.from({ length: count }, () => ballot(ranking.split('').map((letter) => letter.charCodeAt(0) - 65)));
const orderOf = (ballots: Parameters<typeof countBallots>[0], movies: number) =>
  countBallots(ballots, movies).order.map(({ movie }) => movie);

test('the example of Schulze’s paper comes out as it says there: E A C B D', () => {
  const ballots = [
    ...times(5, 'ACBED'),
    ...times(5, 'ADECB'),
    ...times(8, 'BEDAC'),
    ...times(3, 'CABED'),
    ...times(7, 'CAEBD'),
    ...times(2, 'CBADE'),
    ...times(7, 'DCEBA'),
    ...times(8, 'EBADC'),
  ];
  expect(orderOf(ballots, 5)).toEqual([4, 0, 2, 1, 3]);
  expect(countBallots(ballots, 5).decidedBy).toBe('votes');
});

test('what more people prefer to each other movie wins, also without a first place', () => {
  const ballots = [ballot([0, 1, 2]), ballot([2, 1, 0]), ballot([1])];
  expect(countBallots(ballots, 3)).toMatchObject({
    decidedBy: 'votes',
    order: [{ movie: 1, yeses: 3 }, {}, {}],
  });
});

test('one veto takes a movie out, however many love it', () => {
  const { order } = countBallots([ballot([0, 1]), ballot([0, 1]), ballot([1], 0)], 3);
  expect(order).toEqual([
    { movie: 1, yeses: 3, vetoes: 0, isOut: false },
    { movie: 2, yeses: 0, vetoes: 0, isOut: false },
    { movie: 0, yeses: 2, vetoes: 1, isOut: true },
  ]);
});

test('where everything is vetoed, the fewest vetoes stay', () => {
  const { order } = countBallots([ballot([1], 0), ballot([1], 0), ballot([0], 1)], 2);
  expect(order.map(({ movie, isOut }) => [movie, isOut])).toEqual([
    [1, false],
    [0, true],
  ]);
});

test('a tie goes to more yeses, then to the night’s list, and says so', () => {
  const crossed = [ballot([0, 1]), ballot([1, 0])];
  expect(countBallots(crossed, 2)).toMatchObject({ decidedBy: 'list', order: [{ movie: 0 }, { movie: 1 }] });
  // A circle of three, where one more would watch the last.
  const circle = [ballot([0, 1, 2]), ballot([1, 2, 0]), ballot([2, 0])];
  expect(countBallots(circle, 3).order[0]?.yeses).toBe(3);
});

test('an empty vote keeps the night’s order', () => {
  expect(countBallots([ballot([])], 3)).toMatchObject({ decidedBy: 'list' });
  expect(orderOf([ballot([])], 3)).toEqual([0, 1, 2]);
});

const movies = 5;
const ballots = fc.array(
  fc.record({
    ranking: fc.shuffledSubarray([0, 1, 2, 3, 4]),
    veto: fc.option(fc.nat({ max: movies - 1 })),
  }),
  { minLength: 1, maxLength: 9 },
);

test('any ballots give each movie one place, and the order of ballots does not matter', () => {
  fc.assert(
    fc.property(ballots, (cast) => {
      const order = orderOf(cast, movies);
      expect(order.toSorted()).toEqual([0, 1, 2, 3, 4]);
      expect(orderOf(cast.toReversed(), movies)).toEqual(order);
    }),
  );
});

test('what a majority prefers to every other movie left is always first', () => {
  fc.assert(
    fc.property(ballots, (cast) => {
      const { order } = countBallots(cast, movies);
      const left = order.filter(({ isOut }) => !isOut).map(({ movie }) => movie);
      const place = ({ ranking, veto }: (typeof cast)[number], movie: number): number => {
        if (movie === veto) return movies + 1;
        return ranking.includes(movie) ? ranking.indexOf(movie) : movies;
      };
      const above = (one: number, other: number): number =>
        cast.filter((each) => place(each, one) < place(each, other)).length;
      const winner = left.find((one) =>
        left.every((other) => one === other || above(one, other) > above(other, one)),
      );
      if (winner !== undefined) expect(order[0]?.movie).toBe(winner);
    }),
  );
});
