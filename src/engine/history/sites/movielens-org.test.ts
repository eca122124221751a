import { describe, expect, test } from 'vitest';
import { expectRefusal, lines, useHistories } from '../../../../tests/fixtures/made-histories.ts';

const { readFile } = useHistories();

describe('MovieLens.org', () => {
  test('has ids, half stars, and the year within the title', async () => {
    const { format, rows, skipped } = await readFile(
      'movielens-ratings.csv',
      lines(
        'movie_id,imdb_id,tmdb_id,rating,average_rating,title',
        '2571,0133093,603,4.5,4.15,"Matrix, The (1999)"',
        '8,tt0112302,,0.5,3.1,Tom and Huck (1995)',
        '195159,4633694,324857,5.0,,Spider-Man: Into the Spider-Verse (2018)',
        '9,0114576,9091,,3.0,Sudden Death (1995)',
        '10,0113189,710,7.0,3.4,GoldenEye (1995)',
      ),
    );
    expect(format).toBe('movielens');
    expect(rows).toMatchObject([
      { title: 'Matrix, The', year: 1999, movieLensId: 2571, imdbId: 'tt0133093', tmdbId: 603, halfStars: 9 },
      { title: 'Tom and Huck', movieLensId: 8, imdbId: 'tt0112302', tmdbId: null, halfStars: 1 },
      { imdbId: 'tt4633694', halfStars: 10, datedAtMs: null },
    ]);
    expect(skipped.skippedRows).toEqual([
      { file: 'movielens-ratings.csv', line: 5, reason: 'it has no rating of yours' },
      { file: 'movielens-ratings.csv', line: 6, reason: 'the rating is not one that the site gives' },
    ]);
  });

  test('is distinguished from an archive, which has users', async () => {
    const archive = lines('userId,movieId,rating,timestamp,title', '1,1,4.0,964982703,Heat');
    await expectRefusal(readFile('ratings.csv', archive), 'not-a-history', /archive.*Import it as a library/);
  });
});
