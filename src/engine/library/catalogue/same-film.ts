// Tells whether two rows or entries are of one film, and who of several may have a movie.
import type { EntryIdentity } from './movie-matcher.ts';
import { spelledTitle } from './titles.ts';

/** `siteFilm` is the site's own name for the film, such as its page; null where the file has none. */
export type FilmIdentity = EntryIdentity & { siteFilm?: string | null };

/** By the first kind of id that both have, otherwise by the title as it is spelled, and the year. */
export function isSameFilm(a: FilmIdentity, b: FilmIdentity): boolean {
  if (a.imdbId !== null && b.imdbId !== null) return a.imdbId === b.imdbId;
  if (a.tmdbId !== null && b.tmdbId !== null) return a.tmdbId === b.tmdbId;
  const { siteFilm = null } = a;
  if (siteFilm !== null && (b.siteFilm ?? null) !== null) return siteFilm === b.siteFilm;
  return a.year === b.year && spelledTitle(a.title) === spelledTitle(b.title);
}

/** One who was matched with certainty; the lower the rank, the surer. */
export type Claim<T> = { of: T; film: FilmIdentity; movieId: number; rank: number };

/**
 * Those whose movie belongs to another film: where films claim one movie, the surest has it, and of two that are equally sure
 * neither has. Films matched by ids never lose theirs.
 */
export function losersOf<T>(claims: readonly Claim<T>[]): Set<T> {
  const byMovie = new Map<number, Claim<T>[]>();
  for (const claim of claims) byMovie.set(claim.movieId, [...(byMovie.get(claim.movieId) ?? []), claim]);
  const losers = new Set<T>();
  for (const rivals of byMovie.values()) {
    if (rivals.length === 1) continue;
    const surest = Math.min(...rivals.map(({ rank }) => rank));
    const [first, ...others] = rivals.filter(({ rank }) => rank === surest);
    const isTie = first === undefined || others.some(({ film }) => !isSameFilm(film, first.film));
    for (const { of, film, rank } of rivals) {
      if (rank > 0 && (isTie || !isSameFilm(film, first.film))) losers.add(of);
    }
  }
  return losers;
}
