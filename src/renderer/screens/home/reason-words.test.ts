import { expect, test } from 'vitest';
import type { CardReason } from '../../../contract/home.ts';
import { movieIdSchema } from '../../../contract/ids.ts';
import { reasonLine, reasonSentence } from './reason-words.ts';

const alien = { movieId: movieIdSchema.parse(1), title: 'Alien', stars: 5 };
const heat = { movieId: movieIdSchema.parse(2), title: 'Heat', stars: 4.5 };
const line = (reason: CardReason, onShelfOf = false) =>
  reasonLine({ reason, predictedStars: 3.24 }, onShelfOf);

test('the rating that speaks most, or the next where the shelf is named after it', () => {
  expect(line({ kind: 'because', of: alien, also: null })).toBe('Because of Alien');
  expect(line({ kind: 'because', of: alien, also: heat }, true)).toBe('Also because of Heat');
  expect(line({ kind: 'because', of: alien, also: null }, true)).toBe(
    'No other rating of yours speaks for it',
  );
});

test('an audience, a genre, a tag, a director', () => {
  expect(line({ kind: 'audience', of: alien })).toBe('Shares its audience with Alien');
  expect(line({ kind: 'genre', genre: 'Sci-Fi', meanStars: 4.42, yourMeanStars: 3.8 })).toBe(
    'Sci-Fi, which you give 4.4 on average',
  );
  expect(line({ kind: 'tag', tag: 'time travel', meanStars: 4.42, yourMeanStars: 3.8 })).toBe(
    '“time travel”, which you give 4.4 on average',
  );
  expect(line({ kind: 'director', name: 'Ridley Scott', of: alien })).toBe('By Ridley Scott, as Alien');
});

test('figures of the crowd', () => {
  expect(line({ kind: 'crowd', ratingCount: 1200, meanStars: 4.26 })).toBe(
    '4.3 stars on average, from 1,200 ratings',
  );
  expect(line({ kind: 'crowd', ratingCount: 0, meanStars: null })).toBe('Nobody has rated it yet');
  expect(line({ kind: 'few-know', ratingCount: 12, meanStars: 4.5 })).toBe(
    'Only 12 people rated it: 4.5 on average',
  );
});

test('a mean that the movie’s own figure shows is not said again', () => {
  const crowd: CardReason = { kind: 'crowd', ratingCount: 1200, meanStars: 4.26 };
  const unrated: CardReason = { kind: 'crowd', ratingCount: 0, meanStars: null };
  expect(reasonLine({ reason: crowd, predictedStars: null })).toBe('1,200 ratings');
  expect(reasonSentence({ reason: crowd, predictedStars: null })).toBeNull();
  expect(reasonSentence({ reason: unrated, predictedStars: null })).toBe('Nobody has rated it yet.');
  expect(reasonSentence({ reason: { kind: 'because', of: alien, also: null }, predictedStars: 4 })).toBe(
    'Because you gave Alien 5 stars.',
  );
});

test('what is unlike the person’s usual', () => {
  expect(line({ kind: 'unusual', lacks: ['Drama', 'Thriller'], nearerShare: 0.739 })).toBe(
    'Unlike your usual Drama and Thriller',
  );
  expect(line({ kind: 'unusual', lacks: ['Drama'], nearerShare: 0.5 })).toBe('Unlike your usual Drama');
  expect(line({ kind: 'unusual', lacks: [], nearerShare: 0.5 })).toBe(
    'Further from what you rated than 50% of all movies',
  );
});
