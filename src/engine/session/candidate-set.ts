// Which movies of this library a set of a person's own has.
import type { CandidateSet } from '../../contract/candidate-sets.ts';
import type { OpenLibrary } from './library-session.ts';

/** Null for all movies. Throws `unknown-list`. */
export function moviesOfSet(
  { diary }: Pick<OpenLibrary, 'diary'>,
  profileId: number,
  set: CandidateSet,
): ReadonlySet<number> | null {
  switch (set.kind) {
    case 'all':
      return null;
    case 'watchlist':
    case 'owned':
      return new Set(diary.markedMovieIds(profileId, set.kind));
    case 'list':
      return new Set(
        diary.list(profileId, set.listId).items.flatMap(({ movieId }) => (movieId === null ? [] : [movieId])),
      );
  }
}
