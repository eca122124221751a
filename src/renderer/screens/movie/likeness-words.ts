// Why a similar movie is alike, in a line; and what each way of varying is called.
import { m } from '../../../messages/messages.js';
import type { Likeness, SimilarMovie, Variation } from '../../../contract/recommendations.ts';
import type { MovieDetails } from '../../../contract/movies.ts';
import { formatCount } from '../../ui/format.ts';
import { genreNames } from '../../ui/genre-names.ts';

export function variationName(variation: Variation): string {
  switch (variation) {
    case 'closest':
      return m.movie_vary_closest();
    case 'lighter':
      return m.movie_vary_lighter();
    case 'darker':
      return m.movie_vary_darker();
    case 'newer':
      return m.movie_vary_newer();
    case 'older':
      return m.movie_vary_older();
    case 'lesser-known':
      return m.movie_vary_lesser();
  }
}

/** Most facts that are named after the part that speaks. */
const mostFacts = 2;

/** `Watched by the same people; both by Ridley Scott, both tagged space`. */
export function similarityWords(likeness: Likeness): string {
  const { strongest, genres } = likeness;
  const facts = factsOf(likeness).slice(0, mostFacts).join(', ');
  const part =
    strongest === 'genres' && genres.length > 0
      ? m.movie_alike_genres({ genres: genreNames(genres, 3) })
      : strongest === 'pair'
        ? m.movie_alike_pair()
        : m.movie_alike_people();
  return facts === '' ? part : m.movie_alike_and({ part, facts });
}

/** The rarer a thing is shared, the sooner it is named; genres only where they were not named already. */
function factsOf({ strongest, directors, tags, genres, decade }: Likeness): string[] {
  return [
    ...directors.slice(0, 1).map((name) => m.movie_both_by({ name })),
    ...(tags.length === 0 ? [] : [m.movie_both_tagged({ tags: tags.slice(0, 2).join(', ') })]),
    ...(strongest === 'genres' || genres.length === 0
      ? []
      : [m.movie_both_genres({ genres: genreNames(genres, 2) })]),
    ...(decade === null ? [] : [m.movie_both_decade({ decade: String(decade) })]),
  ];
}

/** What makes it a variation: `12 years newer`, `40 ratings`; then why it is alike all the same. */
export function variationWords(variation: Variation, asked: MovieDetails, other: SimilarMovie): string {
  const alike = similarityWords(other.likeness);
  const years = Math.abs((other.year ?? 0) - (asked.year ?? 0));
  switch (variation) {
    case 'closest':
      return alike;
    case 'newer':
      return m.movie_alike_and({ part: m.movie_years_newer({ count: years }), facts: alike });
    case 'older':
      return m.movie_alike_and({ part: m.movie_years_older({ count: years }), facts: alike });
    case 'lesser-known':
      return m.movie_alike_and({
        part: m.movie_only_ratings({ count: other.ratingCount, shown: formatCount(other.ratingCount) }),
        facts: alike,
      });
    case 'lighter':
    case 'darker':
      return m.movie_alike_and({ part: genreNames(other.genres, 3), facts: alike });
  }
}
