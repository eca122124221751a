import { describe, expect, it } from 'vitest';
import { movieSummarySchema } from '../../../contract/movies.ts';
import { answeredFirst, renewRound, roundAction, showNow } from './round-steps.ts';

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

function ids(movies: readonly { movieId: number }[]): number[] {
  return movies.map(({ movieId }) => movieId);
}

it('shows a movie that was searched for now, and once', () => {
  const known = [movie(3), movie(1), movie(7), movie(8)];
  expect(ids(showNow(known, movie(9), 1))).toEqual([3, 9, 1, 7, 8]);
  expect(ids(showNow(known, movie(8), 1))).toEqual([3, 8, 1, 7]);
});

it('goes on with what is not answered when one at a time becomes ten at once, or back', () => {
  const known = [movie(3), movie(1), movie(7), movie(8), movie(9)];
  const rated = new Set([3, 7, 9]);
  const { movies, index } = answeredFirst(known, 1, ({ movieId }) => rated.has(movieId));
  expect(ids(movies)).toEqual([3, 7, 9, 1, 8]);
  expect(index).toBe(3);
});

describe('renewRound', () => {
  it('keeps what was shown and what stands ready, and takes the rest from the new offer', () => {
    const known = [movie(3), movie(1), movie(7), movie(8)];
    expect(ids(renewRound(known, [movie(1), movie(2), movie(3), movie(4)], 3))).toEqual([3, 1, 7, 2, 4]);
  });

  it('shows no movie twice, and ends where nothing new is offered', () => {
    expect(ids(renewRound([movie(1)], [movie(1)], 1))).toEqual([1]);
  });
});

describe('roundAction', () => {
  it('rates by digit and goes on', () => {
    expect(roundAction('4', null)).toEqual({ kind: 'rate', stars: 4, goOn: true });
  });

  it('adds a half with a point after the digit', () => {
    expect(roundAction('.', 3)).toEqual({ kind: 'rate', stars: 3.5, goOn: true });
  });

  it('changes by half a star with up and down, and waits', () => {
    expect(roundAction('ArrowUp', 3)).toEqual({ kind: 'rate', stars: 3.5, goOn: false });
    expect(roundAction('ArrowDown', 3)).toEqual({ kind: 'rate', stars: 2.5, goOn: false });
  });

  it('takes the rating away and stays', () => {
    expect(roundAction('Backspace', 3)).toEqual({ kind: 'rate', stars: null, goOn: false });
  });

  it('goes through with left and right, and passes with space', () => {
    expect(roundAction('ArrowRight', null)).toEqual({ kind: 'forward' });
    expect(roundAction('ArrowLeft', null)).toEqual({ kind: 'back' });
    expect(roundAction(' ', null)).toEqual({ kind: 'pass' });
  });

  it('marks by letter, and undoes', () => {
    expect(roundAction('w', null)).toEqual({ kind: 'mark', mark: 'watchlist' });
    expect(roundAction('N', null)).toEqual({ kind: 'mark', mark: 'hidden' });
    expect(roundAction('u', null)).toEqual({ kind: 'undo' });
  });

  it('leaves other keys to the window', () => {
    for (const key of ['Tab', 'a', 'Home', 'F5']) expect(roundAction(key, 3)).toBeNull();
  });
});
