// A list of recommendations as a table.
import type { RecommendationList } from '../../../contract/recommendations.ts';
import type { MovieIdentity } from '../../library/catalogue/movie-store.ts';
import { csvLine } from './csv-table.ts';

const header = [
  ...['rank', 'movie_id', 'imdb_id', 'tmdb_id', 'title', 'year', 'genres'],
  ...['predicted_stars', 'score', 'because_of'],
];

/** Best first. `identityOf` is asked for each movie. */
export function recommendationsTable(
  { recommendations }: RecommendationList,
  identityOf: (movieId: number) => Pick<MovieIdentity, 'imdbId' | 'tmdbId'>,
): string {
  const lines = recommendations.map((movie, place) => {
    const { imdbId, tmdbId } = identityOf(movie.movieId);
    return csvLine([
      ...[place + 1, movie.movieId, imdbId, tmdbId, movie.title, movie.year, movie.genres.join('|')],
      movie.predictedStars?.toFixed(2) ?? null,
      movie.score.toFixed(4),
      movie.reasons.map((reason) => `${reason.title} (${reason.stars})`).join('; '),
    ]);
  });
  return [csvLine(header), ...lines].join('');
}
