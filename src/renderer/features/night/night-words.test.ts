import { expect, test } from 'vitest';
import { givenUp, pickWords } from './night-words.ts';

const names = ['Ada', 'Ben'];
const share = (match: number, givesUp = 0) => ({ match, givesUp, predictedStars: 4 });

test('it is said who loves a movie most and what it costs whom', () => {
  expect(pickWords({ shares: [share(80, 0.6), share(95)], turnOf: null }, names)).toBe(
    'Ben loves it most. Ada gives up ½ star.',
  );
  expect(pickWords({ shares: [share(80, 1.4), share(81, 0.3)], turnOf: null }, names)).toBe(
    'All of you about as much. Ada gives up 1½ stars, Ben gives up ½ star.',
  );
  expect(pickWords({ shares: [share(80), share(95)], turnOf: 1 }, names)).toBe(
    'Ben’s turn: the picks above gave Ben least. It costs nobody anything.',
  );
});

test('less than a quarter of a star is nothing that anyone gives up', () => {
  expect([0.2, 0.25, 0.74, 0.76].map(givenUp)).toEqual([null, '½ star', '½ star', '1 star']);
});
