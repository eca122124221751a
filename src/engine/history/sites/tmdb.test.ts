import { describe, expect, test } from 'vitest';
import { lines, useHistories } from '../../../../tests/fixtures/made-histories.ts';

const { readFile } = useHistories();

describe('TMDB', () => {
  test('has movies alone, with the person’s rating and not the average', async () => {
    const { format, rows, skipped } = await readFile(
      'ratings.csv',
      lines(
        'TMDb ID,IMDb ID,Type,Name,Release Date,Season Number,Episode Number,Rating,Your Rating,Date Rated',
        '949,tt0113277,movie,Heat,1995-12-15,,,7.9,7,2024-05-31T18:30:00Z',
        '1396,tt0903747,tv,Breaking Bad,2008-01-20,,,8.9,10,2024-05-31T18:30:00Z',
        '62085,,tv,Pilot,2008-01-20,1,1,8.9,10,2024-05-31T18:30:00Z',
        '600,,Movie,No Date,,,,7.1,9.5,',
        '601,,movie,Listed,1999-01-01,,,7.1,,',
      ),
    );
    expect(format).toBe('tmdb');
    expect(rows).toMatchObject([
      {
        tmdbId: 949,
        imdbId: 'tt0113277',
        title: 'Heat',
        year: 1995,
        halfStars: 7,
        datedAtMs: Date.UTC(2024, 4, 31, 18, 30),
      },
      { tmdbId: 600, imdbId: null, title: 'No Date', year: null, halfStars: 10, datedAtMs: null },
    ]);
    expect(skipped.skippedByReason).toEqual([
      { reason: 'television, not a movie', count: 2 },
      { reason: 'it has no rating of yours', count: 1 },
    ]);
  });
});
