// What is known of a movie, and what is not, in words.
import type { MovieDetails } from '../../../contract/movies.ts';

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** TMDB writes Cantonese in a code of its own. */
const otherCodes: Readonly<Record<string, string>> = { cn: 'Cantonese', xx: 'No words' };

/** `French` for `fr`; a code without a name stays a code. */
export function languageName(code: string): string {
  return otherCodes[code] ?? names.of(code) ?? code.toUpperCase();
}

/** What nothing is known of, to be said in one line: `runtime, budget`. Empty where everything is known. */
export function unknownFacts(movie: MovieDetails): string {
  const facts = [
    ['year', movie.year],
    ['runtime', movie.runtimeMinutes],
    ['language', movie.language],
    ['budget', movie.budgetUsd],
    ['revenue', movie.revenueUsd],
    ['overview', movie.overview],
  ] as const;
  return facts
    .filter(([, value]) => value === null)
    .map(([name]) => name)
    .join(', ');
}
