import { describe, expect, it } from 'vitest';
import { movieSummarySchema } from '../../../contract/movies.ts';
import { mergeRound, roundAction } from './round-steps.ts';

function movie(movieId: number) {
  return movieSummarySchema.parse({
    movieId,
    title: `Movie ${movieId}`,
    year: 1999,
    genres: [],
    ratingCount: 10,
    meanStars: 3,
    predictedStars: null,
  });
}

describe('mergeRound', () => {
  it('keeps the order of what was shown and adds only what is new', () => {
    const merged = mergeRound([movie(3), movie(1)], [movie(1), movie(2), movie(3), movie(4)]);
    expect(merged.map(({ movieId }) => movieId)).toEqual([3, 1, 2, 4]);
  });

  it('adds nothing when the offer has nothing new', () => {
    expect(mergeRound([movie(1)], [movie(1)])).toHaveLength(1);
  });
});

describe('roundAction', () => {
  it('rates by digit and goes on', () => {
    expect(roundAction('4', null)).toEqual({ kind: 'rate', stars: 4, goOn: true });
  });

  it('adds a half with a point after the digit', () => {
    expect(roundAction('.', 3)).toEqual({ kind: 'rate', stars: 3.5, goOn: true });
  });

  it('changes by half a star with left and right, and waits', () => {
    expect(roundAction('ArrowRight', 3)).toEqual({ kind: 'rate', stars: 3.5, goOn: false });
    expect(roundAction('ArrowLeft', 3)).toEqual({ kind: 'rate', stars: 2.5, goOn: false });
    expect(roundAction('ArrowLeft', null)).toBeNull();
  });

  it('takes the rating away and stays', () => {
    expect(roundAction('Backspace', 3)).toEqual({ kind: 'rate', stars: null, goOn: false });
  });

  it('goes on with space and back with up', () => {
    expect(roundAction(' ', null)).toEqual({ kind: 'forward' });
    expect(roundAction('ArrowUp', null)).toEqual({ kind: 'back' });
  });

  it('leaves other keys to the window', () => {
    expect(roundAction('Tab', 3)).toBeNull();
    expect(roundAction('a', 3)).toBeNull();
    expect(roundAction('Home', 3)).toBeNull();
  });
});
