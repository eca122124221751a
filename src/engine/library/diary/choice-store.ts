// The person's matching decisions for imported rows: which movie each means, or that it stays out; kept for the next time.
import { rowKey } from '../catalogue/identity-keys.ts';
import type { EntryIdentity } from '../catalogue/movie-matcher.ts';
import type { DiaryFile } from './diary-file.ts';

/** The movie that was chosen, or `leave-out`. */
export type MovieChoice = EntryIdentity | 'leave-out';

export type ChoiceStore = {
  /** By the key of the row that each was made for, see `rowKey`. */
  movieChoices: (profileId: number) => Map<string, MovieChoice>;
  /** Null clears the decision. */
  saveChoice: (profileId: number, row: EntryIdentity, choice: MovieChoice | null) => void;
};

type ChoiceRow = EntryIdentity & { rowKey: string; isLeftOut: number };

export function createChoiceStore(file: DiaryFile): ChoiceStore {
  const select = file.rows<[number], ChoiceRow>(
    `SELECT row_key AS rowKey, is_left_out AS isLeftOut, title, year, imdb_id AS imdbId, tmdb_id AS tmdbId
    FROM movie_choices WHERE profile_id = ?`,
  );
  const save = file.write(
    `INSERT OR REPLACE INTO movie_choices VALUES (@profileId, @rowKey, @isLeftOut, @title, @year, @imdbId, @tmdbId)`,
  );
  const remove = file.write<[number, string]>(
    'DELETE FROM movie_choices WHERE profile_id = ? AND row_key = ?',
  );
  return {
    movieChoices: (profileId) =>
      new Map(
        select
          .all(profileId)
          .map(({ rowKey: key, isLeftOut, ...identity }) => [key, isLeftOut === 1 ? 'leave-out' : identity]),
      ),
    saveChoice: (profileId, row, choice) => {
      if (choice === null) {
        remove.run(profileId, rowKey(row));
        return;
      }
      const { title, year, imdbId, tmdbId } = choice === 'leave-out' ? row : choice;
      const isLeftOut = choice === 'leave-out' ? 1 : 0;
      save.run({ profileId, rowKey: rowKey(row), isLeftOut, title, year, imdbId, tmdbId });
    },
  };
}
