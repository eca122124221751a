// Genres by their name in the window's language; the archives have them in English.
import { m } from '../../messages/messages.js';

const names: Readonly<Record<string, () => string>> = {
  Adventure: m.ui_genre_adventure,
  Animation: m.ui_genre_animation,
  Children: m.ui_genre_children,
  Comedy: m.ui_genre_comedy,
  Crime: m.ui_genre_crime,
  Documentary: m.ui_genre_documentary,
  'Film-Noir': m.ui_genre_noir,
  Romance: m.ui_genre_romance,
  War: m.ui_genre_war,
};

/** As it is where a language has no other word for it, as for Drama or Thriller. */
export function genreName(genre: string): string {
  return names[genre]?.() ?? genre;
}

/**
 * Kinds of film, the more telling first: mostly the rarer, but what a film is made as (animation, horror) before what it is
 * about, as Toy Story is animation before it is fantasy. Judged by genre-names.test.ts.
 */
const telling = [
  /noir/i,
  /western/i,
  /documentary/i,
  /animation/i,
  /horror/i,
  /sci-?fi|science/i,
  /music|concert/i,
  /fantasy/i,
  /crime/i,
  /mystery/i,
  /children|family/i,
  /comedy/i,
  /\bwar\b/i,
  /adventure/i,
  /action/i,
  /roman/i,
  /thriller|suspense/i,
];
/** What says least of a film, and what says nothing: a kind of cinema, and that there is no genre. */
const leastTelling = [/drama/i, /imax/i, /no genres/i];

function rankOf(genre: string): number {
  const rank = telling.findIndex((pattern) => pattern.test(genre));
  if (rank >= 0) return rank;
  return telling.length + 1 + leastTelling.findIndex((pattern) => pattern.test(genre));
}

/** The most telling first; the archives have them by the alphabet. */
export function tellingFirst(genres: readonly string[]): string[] {
  return genres.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** `Horror, Sci-Fi`, the most telling first; at most as many as `limit`. */
export function genreNames(genres: readonly string[], limit = genres.length): string {
  return tellingFirst(genres).slice(0, limit).map(genreName).join(', ');
}
