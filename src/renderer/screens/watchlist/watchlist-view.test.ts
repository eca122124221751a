import { describe, expect, it } from 'vitest';
import { markSchema } from '../../../contract/marks.ts';
import { movieSummarySchema } from '../../../contract/movies.ts';
import { joinMarks, sortMarked, type MarkSort } from './watchlist-view.ts';

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

function movie(movieId: number, predictedStars: number | null, meanStars: number) {
  return movieSummarySchema.parse({
    movieId,
    title: `Movie ${movieId}`,
    year: 2000,
    genres: [],
    ratingCount: 5,
    meanStars,
    predictedStars,
  });
}

const marked = joinMarks(
  [mark(3, 30, 'Alien', 1979), mark(2, null, 'Nowhere', null), mark(1, 10, 'Zodiac', 2007)],
  [movie(10, 4.5, 3), movie(30, 3.5, 4)],
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
    ['year', ['Zodiac', 'Alien', 'Nowhere']],
    ['title', ['Alien', 'Nowhere', 'Zodiac']],
  ])('is sorted by %s', (sort, expected) => {
    expect(titles(sort)).toEqual(expected);
  });
});
