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

/** `Horror, Sci-Fi`; at most as many as `limit`. */
export function genreNames(genres: readonly string[], limit = genres.length): string {
  return genres.slice(0, limit).map(genreName).join(', ');
}
