// What a training learns from people's diaries: read by its own process, while another may write.
import { existsSync } from 'node:fs';
import { openDatabase } from '../../base/sqlite.ts';
import { translateErrors } from '../../base/file-error.ts';
import type { OwnRatings } from '../../ratings/own-ratings.ts';

const msPerSecond = 1000;

/** The ratings of all profiles or of some, without those who have none of a movie that the catalogue has. */
export function readOwnRatings(diaryFile: string, profileIds: 'all' | readonly number[]): OwnRatings[] {
  if (!existsSync(diaryFile)) return [];
  const database = openDatabase(diaryFile, { readonly: true });
  try {
    return translateErrors(diaryFile, () => {
      const profiles = database
        .prepare<[], { profileId: number; name: string }>(
          'SELECT profile_id AS profileId, name FROM profiles ORDER BY profile_id',
        )
        .all();
      const linked = database.prepare<[number], { movieId: number; halfStars: number; ratedAtMs: number }>(
        `SELECT movie_id AS movieId, half_stars AS halfStars, rated_at_ms AS ratedAtMs FROM entries
        WHERE profile_id = ? AND movie_id IS NOT NULL ORDER BY movie_id`,
      );
      const waiting = database
        .prepare<[number], number>('SELECT count(*) FROM entries WHERE profile_id = ? AND movie_id IS NULL')
        .pluck();
      return profiles
        .filter(({ profileId }) => profileIds === 'all' || profileIds.includes(profileId))
        .map(({ profileId, name }): OwnRatings => {
          const ratings = linked.all(profileId);
          return {
            ...{ profileId, name },
            movieIds: ratings.map(({ movieId }) => movieId),
            halfStars: ratings.map(({ halfStars }) => halfStars),
            ratedAt: ratings.map(({ ratedAtMs }) => Math.round(ratedAtMs / msPerSecond)),
            waiting: waiting.get(profileId) ?? 0,
          };
        })
        .filter(({ movieIds }) => movieIds.length > 0);
    });
  } finally {
    database.close();
  }
}
