import { describe, expect, it } from 'vitest';
import { markSchema } from '../../../contract/marks.ts';
import { markedMovieSchema } from '../../../contract/marks-calls.ts';
import { fc } from '../../../../tests/fixtures/properties.ts';
import { joinMarks, pickOne, sortMarked, type MarkSort } from './watchlist-view.ts';

const collator = new Intl.Collator('en');

function mark(markId: number, movieId: number | null, title: string, year: number | null) {
  return markSchema.parse({
    markId,
    kind: 'watchlist',
    movieId,
    title,
    year,
    genres: [],
    markedAtMs: 1000 * markId,
  });
}

function movie(
  movieId: number,
  predictedStars: number | null,
  meanStars: number,
  runtimeMinutes: number | null,
) {
  return markedMovieSchema.parse({
    movieId,
    title: `Movie ${movieId}`,
    year: 2000,
    genres: [],
    ratingCount: 5,
    meanStars,
    predictedStars,
    runtimeMinutes,
  });
}

const marked = joinMarks(
  [mark(3, 30, 'Alien', 1979), mark(2, null, 'Nowhere', null), mark(1, 10, 'Zodiac', 2007)],
  [movie(10, 4.5, 3, 157), movie(30, 3.5, 4, 117)],
);

function titles(sort: MarkSort): string[] {
  return sortMarked(marked, sort, collator).map((one) => one.mark.title);
}

describe('the watchlist', () => {
  it('joins marks with their movies; one whose movie is missing waits', () => {
    expect(marked.map((one) => one.movie?.movieId ?? null)).toEqual([30, null, 10]);
  });

  it.each<[MarkSort, string[]]>([
    ['newest', ['Alien', 'Nowhere', 'Zodiac']],
    ['oldest', ['Zodiac', 'Nowhere', 'Alien']],
    ['predicted', ['Zodiac', 'Alien', 'Nowhere']],
    ['mean', ['Alien', 'Zodiac', 'Nowhere']],
    ['runtime', ['Alien', 'Zodiac', 'Nowhere']],
    ['year', ['Zodiac', 'Alien', 'Nowhere']],
    ['title', ['Alien', 'Nowhere', 'Zodiac']],
  ])('is sorted by %s', (sort, expected) => {
    expect(titles(sort)).toEqual(expected);
  });

  it('gives one of its movies, the better predicted one more often, and another one where there is one', () => {
    expect(pickOne(marked, 0)?.movieId).toBe(30);
    expect(pickOne(marked, 0.3)?.movieId).toBe(30);
    expect(pickOne(marked, 0.4)?.movieId).toBe(10);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (draw) => {
        expect(pickOne(marked, draw, 10)?.movieId).toBe(30);
        expect([10, 30]).toContain(pickOne(marked, draw)?.movieId);
      }),
    );
    expect(pickOne(marked.slice(0, 1), 0.5, 30)?.movieId).toBe(30);
    expect(pickOne([], 0.5)).toBeNull();
  });
});
