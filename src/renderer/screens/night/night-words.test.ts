import { expect, test } from 'vitest';
import { setLocale } from '../../../messages/runtime.js';
import { givenUp, memoryWords, pickWords } from './night-words.ts';

const names = ['Ada', 'Ben'];
const share = (match: number, givesUp = 0) => ({ match, givesUp, predictedStars: 4 });

test('a pick says who likes it best and who compromises', () => {
  expect(pickWords({ shares: [share(80, 0.6), share(95)], turnOf: null }, names)).toBe(
    'Liked best by Ben. Ada gives up ½ star.',
  );
  expect(pickWords({ shares: [share(80, 1.4), share(81, 0.3)], turnOf: null }, names)).toBe(
    'All of you like it about as much. Ada gives up 1½ stars and Ben gives up ½ star.',
  );
  expect(pickWords({ shares: [share(80), share(95)], turnOf: 1 }, names)).toBe(
    'A turn for Ben, who got least from the picks above. Nobody gives anything up.',
  );
});

test('two who love it alike are named together', () => {
  expect(pickWords({ shares: [share(80), share(81), share(50)], turnOf: null }, [...names, 'Cleo'])).toBe(
    'Liked best by Ada and Ben. Nobody gives anything up.',
  );
});

test('who has no name yet is spoken to', () => {
  expect(pickWords({ shares: [share(80, 0.6), share(95)], turnOf: 0 }, ['You', 'Ada'])).toBe(
    'A turn for you, who got least from the picks above. You give up ½ star.',
  );
});

test('less than a quarter of a star is nothing that anyone gives up', () => {
  expect([0.2, 0.25, 0.74, 0.76].map(givenUp)).toEqual([null, '½ star', '½ star', '1 star']);
});

test('who counts more because of earlier nights is said in one sentence', () => {
  expect(memoryWords(null, names)).toBeNull();
  expect(memoryWords({ person: 1, nights: 1 }, names)).toBe(
    'Ben got their way less on your last night together, and counts a little more this time.',
  );
  expect(memoryWords({ person: 0, nights: 3 }, ['You', 'Ada'])).toBe(
    'You got your way less on your last 3 nights together, and count a little more this time.',
  );
});

test('in German, too, who is at the turn is spoken to', async () => {
  await setLocale('de', { reload: false });
  try {
    expect(pickWords({ shares: [share(80), share(95)], turnOf: 0 }, ['Du', 'Ada'])).toBe(
      'Du bist an der Reihe und kamst bei den Filmen davor am kürzesten. Niemand muss verzichten.',
    );
  } finally {
    await setLocale('en', { reload: false });
  }
});
