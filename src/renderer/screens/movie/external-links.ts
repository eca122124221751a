// Addresses of a movie's pages elsewhere; opened in the person's own browser, never in the window.

/** IMDb writes its numbers with at least seven digits after `tt`; archives leave out either. */
export function imdbUrl(imdbId: string): string {
  return `https://www.imdb.com/title/tt${imdbId.replace(/^tt/, '').padStart(7, '0')}/`;
}

export function tmdbUrl(tmdbId: number): string {
  return `https://www.themoviedb.org/movie/${tmdbId}`;
}
