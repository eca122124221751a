// The words for a taste: its headline, its dates, and what the model's honesty comes to.
import { m } from '../../../messages/messages.js';
import { formatPercent, languageTag } from '../../ui/format.ts';
import type { Agreement, Headline, Honesty, Timeline } from '../../../contract/taste-calls.ts';
import { genreName } from '../../ui/genre-names.ts';

/** One to three sentences, the first of them the largest; each is true of the figures that the engine reported. */
export function headlineWords({ lovedGenre, lovedDecade, isOneLove, kindness, agreement }: Headline): {
  title: string;
  lead: string;
} {
  const genre = lovedGenre === null ? null : genreName(lovedGenre);
  const decade = lovedDecade === null ? null : decadeWords(lovedDecade);
  const title =
    genre !== null && decade !== null
      ? isOneLove
        ? m.you_love_both({ genre, decade })
        : m.you_love_each({ genre, decade })
      : genre !== null
        ? m.you_love_genre({ genre })
        : decade !== null
          ? m.you_love_decade({ decade })
          : m.you_love_many();
  return { title, lead: [kindnessWords(kindness), agreementWords(agreement)].filter(Boolean).join(' ') };
}

function kindnessWords(kindness: Headline['kindness']): string {
  switch (kindness) {
    case 'kinder':
      return m.you_kinder();
    case 'harsher':
      return m.you_harsher();
    case 'like-most':
      return m.you_like_most();
    case null:
      return '';
  }
}

function agreementWords(agreement: Headline['agreement']): string {
  switch (agreement) {
    case 'with-most':
      return m.you_with_most();
    case 'partly':
      return m.you_partly();
    case 'own-way':
      return m.you_own_way();
    case null:
      return '';
  }
}

/** `1980s`, `1980er`. */
export function decadeWords(firstYear: number): string {
  return m.you_decade({ year: firstYear });
}

/** `kinder than 72%`, or the other way round for the lower half; null if it is not known. */
export function kindnessFigure({ kinderThan }: Agreement): { figure: string; label: string } | null {
  if (kinderThan === null) return null;
  return kinderThan >= 0.5
    ? { figure: formatPercent(kinderThan), label: m.you_kinder_than() }
    : { figure: formatPercent(1 - kinderThan), label: m.you_harsher_than() };
}

/** What the errors come to; without a model none can be kept yet. */
export function verdictWords({ verdict, overall }: Honesty, hasModel: boolean): string {
  if (overall === null) return hasModel ? m.you_honesty_none() : m.you_honesty_no_model();
  const figures = { model: formatError(overall.model.mae), means: formatError(overall.means.mae) };
  switch (verdict) {
    case 'early':
      return m.you_honesty_early(figures);
    case 'better':
      return m.you_honesty_better(figures);
    case 'even':
      return m.you_honesty_even(figures);
    case 'worse':
      return m.you_honesty_worse(figures);
  }
}

/** The first day of a bar as people name its day, month or year. */
export function barName(start: string, unit: Timeline['unit'], length: 'long' | 'short' = 'long'): string {
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number);
  const options: Intl.DateTimeFormatOptions =
    unit === 'year'
      ? { year: 'numeric' }
      : unit === 'month'
        ? { month: length, year: 'numeric' }
        : { day: 'numeric', month: length, ...(length === 'long' ? { year: 'numeric' } : {}) };
  return new Intl.DateTimeFormat(languageTag(), options).format(new Date(year, month - 1, day));
}

/** An error or a correlation: `0.81`. */
export function formatError(figure: number): string {
  return new Intl.NumberFormat(languageTag(), {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  }).format(figure);
}
