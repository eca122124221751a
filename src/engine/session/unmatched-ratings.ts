// Ratings that wait for a movie of the current catalogue, and how a person gives them one.
import type { CallOutput } from '../../contract/calls.ts';
import type { DiaryEntry } from '../../contract/diary.ts';
import type { OpenLibrary } from './library-session.ts';

const suggestionsShown = 6;

/** Ratings that wait for a movie, last rated first, each with movies it may mean. Throws `no-library`. */
export function listWaiting(
  library: OpenLibrary,
  profileId: number,
  offset: number,
  limit: number,
): CallOutput<'waiting:list'> {
  const catalogue = library.requireCatalogue();
  const waiting = library.diary.identifiedEntries(profileId).filter(({ movieId }) => movieId === null);
  const entries = waiting.slice(offset, offset + limit).map(({ imdbId, tmdbId, ...entry }) => {
    const { candidateIds } = catalogue.match({ ...entry, imdbId, tmdbId });
    const related = catalogue.relatedMovies(entry.title, entry.year, suggestionsShown);
    const candidates = catalogue.summaries(candidateIds);
    const others = related.filter(({ movieId }) => !candidateIds.includes(movieId));
    return { entry, suggestions: [...candidates, ...others].slice(0, suggestionsShown) };
  });
  return { total: waiting.length, entries };
}

/** The choice is remembered, so that the same row of a later import finds this movie too. Throws `unknown-entry` and `unknown-movie`. */
export function linkWaiting(
  library: OpenLibrary,
  profileId: number,
  entryId: number,
  movieId: number,
): DiaryEntry {
  const identity = library.requireCatalogue().identity(movieId);
  return library.diary.linkEntry(profileId, entryId, { movieId, ...identity });
}
