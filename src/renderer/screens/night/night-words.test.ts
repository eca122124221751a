import { expect, test } from 'vitest';
import { givenUp, pickWords } from './night-words.ts';

const names = ['Ada', 'Ben'];
const share = (match: number, givesUp = 0) => ({ match, givesUp, predictedStars: 4 });

test('it is said who loves a movie most and what it costs whom', () => {
  expect(pickWords({ shares: [share(80, 0.6), share(95)], turnOf: null }, names)).toBe(
    'Loved most by Ben. It costs Ada ½ star.',
  );
  expect(pickWords({ shares: [share(80, 1.4), share(81, 0.3)], turnOf: null }, names)).toBe(
    'All of you like it about as much. It costs Ada 1½ stars and Ben ½ star.',
  );
  expect(pickWords({ shares: [share(80), share(95)], turnOf: 1 }, names)).toBe(
    'A turn for Ben, to whom the picks above gave least. It costs nobody anything.',
  );
});

test('two who love it alike are named together', () => {
  expect(pickWords({ shares: [share(80), share(81), share(50)], turnOf: null }, [...names, 'Cleo'])).toBe(
    'Loved most by Ada and Ben. It costs nobody anything.',
  );
});

test('who has no name yet is spoken to', () => {
  expect(pickWords({ shares: [share(80, 0.6), share(95)], turnOf: 0 }, ['You', 'Ada'])).toBe(
    'A turn for you, to whom the picks above gave least. It costs you ½ star.',
  );
});

test('less than a quarter of a star is nothing that anyone gives up', () => {
  expect([0.2, 0.25, 0.74, 0.76].map(givenUp)).toEqual([null, '½ star', '½ star', '1 star']);
});
