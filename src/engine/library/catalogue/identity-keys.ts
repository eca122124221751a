// Keys that identify a movie, to recognise rows and entries of the same movie.
import type { EntryIdentity } from './movie-matcher.ts';
import { foldTitle } from './titles.ts';

/** One for each id, and last one for title and year; the first says most. */
export function identityKeys({ imdbId, tmdbId, title, year }: EntryIdentity): string[] {
  const byTitle = `title ${foldTitle(title)} ${year ?? ''}`;
  return [
    ...(imdbId === null ? [] : [`imdb ${imdbId}`]),
    ...(tmdbId === null ? [] : [`tmdb ${tmdbId}`]),
    byTitle,
  ];
}

/** The name that a choice for such a row is kept under. */
export function rowKey(identity: EntryIdentity): string {
  return identityKeys(identity)[0] ?? '';
}
