// What is known of a movie, and what is not, in words.
import { m } from '../../../messages/messages.js';
import type { MovieDetails } from '../../../contract/movies.ts';
import { perLanguage } from '../../ui/format.ts';

const names = perLanguage((tag) => new Intl.DisplayNames(tag, { type: 'language', fallback: 'none' }));

/** TMDB writes Cantonese in a code of its own. */
const otherCodes: Readonly<Record<string, () => string>> = {
  cn: () => m.movie_cantonese(),
  xx: () => m.movie_no_words(),
};

/** `French` for `fr`; a code without a name stays a code. */
export function languageName(code: string): string {
  return otherCodes[code]?.() ?? names().of(code) ?? code.toUpperCase();
}

/** What nothing is known of, to be said in one line: `runtime, budget`. Empty if everything is known. */
export function unknownFacts(movie: MovieDetails): string {
  const facts = [
    [m.movie_unknown_year(), movie.year],
    [m.movie_unknown_runtime(), movie.runtimeMinutes],
    [m.movie_unknown_language(), movie.language],
    [m.movie_unknown_budget(), movie.budgetUsd],
    [m.movie_unknown_revenue(), movie.revenueUsd],
    [m.movie_unknown_overview(), movie.overview],
  ] as const;
  return facts
    .filter(([, value]) => value === null)
    .map(([name]) => name)
    .join(', ');
}
