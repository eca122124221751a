// A person's years in movies, in words and figures.
import type { Review, ReviewPart } from '../../../../contract/review-calls.ts';
import { m } from '../../../../messages/messages.js';
import { countryName } from '../../../ui/country-names.ts';
import { formatCount, formatDay, formatMean, formatStars, languageTag } from '../../../ui/format.ts';
import { genreName } from '../../../ui/genre-names.ts';

export type Figure = {
  figure: string;
  label: string;
  part: ReviewPart;
};
export type NameCount = { name: string; movies: number; part: ReviewPart };
type BarName = { name: string; short: string };

/** What the year comes to, the most important first. */
export function figuresOf({ viewings, movies, rewatches, time, stars }: Review): Figure[] {
  const starred = stars.reduce((sum, count) => sum + count, 0);
  const sum = stars.reduce((total, count, place) => total + (count * (place + 1)) / 2, 0);
  const all: ReviewPart = { kind: 'all' };
  return [
    { figure: formatCount(viewings), label: m.you_figure_viewings({ count: viewings }), part: all },
    { figure: formatCount(movies), label: m.you_figure_movies({ count: movies }), part: all },
    ...(time.known === 0
      ? []
      : [
          {
            figure: formatCount(Math.round(time.minutes / 60)),
            label:
              time.known === viewings
                ? m.you_figure_hours({ count: Math.round(time.minutes / 60) })
                : m.you_figure_hours_of({ count: time.known }),
            part: all,
          },
        ]),
    ...(rewatches === 0
      ? []
      : [
          {
            figure: formatCount(rewatches),
            label: m.you_figure_rewatches({ count: rewatches }),
            part: { kind: 'rewatches' } as const,
          },
        ]),
    ...(starred === 0 ? [] : [{ figure: formatMean(sum / starred), label: m.you_figure_mean(), part: all }]),
  ];
}

export function streakWords({ days, fromMs, toMs }: NonNullable<Review['streak']>): string {
  return m.you_streak({ count: days, from: formatDay(fromMs), to: formatDay(toMs) });
}

/** What the figures could not count; empty if they count everything. */
export function leftOutWords({ leftOut: { undated, waiting } }: Review): string {
  return [
    ...(undated === 0 ? [] : [m.you_left_out_undated({ count: undated })]),
    ...(waiting === 0 ? [] : [m.you_left_out_waiting({ count: waiting })]),
  ].join(' ');
}

/** Genres, people and countries; people only of movies whose credits were imported. */
export function namePanelsOf(review: Review): { title: string; counts: NameCount[] }[] {
  return [
    {
      title: m.you_genres(),
      counts: review.genres.map(({ name: genre, movies }) => {
        return { name: genreName(genre), movies, part: { kind: 'genre', genre } };
      }),
    },
    {
      title: m.you_directors(),
      counts: review.directors.map(({ artistId, name, movies }) => {
        return { name, movies, part: { kind: 'director', artistId } };
      }),
    },
    {
      title: m.you_cast(),
      counts: review.cast.map(({ artistId, name, movies }) => {
        return { name, movies, part: { kind: 'cast', artistId } };
      }),
    },
    {
      title: m.you_countries(),
      counts: review.countries.map(({ name: country, movies }) => {
        return { name: countryName(country), movies, part: { kind: 'country', country } };
      }),
    },
  ];
}

export function monthNames(): BarName[] {
  return namesOf(12, (place) => new Date(Date.UTC(2026, place, 1)), 'month');
}

/** From Monday, which the 5th of January 2026 is. */
export function weekdayNames(): BarName[] {
  return namesOf(7, (place) => new Date(Date.UTC(2026, 0, 5 + place)), 'weekday');
}

export function starNames(): BarName[] {
  return Array.from({ length: 10 }, (_, place) => {
    const stars = (place + 1) / 2;
    return {
      name: formatStars(stars),
      short: stars % 1 === 0 ? String(stars) : '½',
    };
  });
}

function namesOf(length: number, dateOf: (place: number) => Date, part: 'month' | 'weekday'): BarName[] {
  const format = (width: 'long' | 'short') =>
    new Intl.DateTimeFormat(languageTag(), { [part]: width, timeZone: 'UTC' });
  const [long, short] = [format('long'), format('short')];
  return Array.from({ length }, (_, place) => {
    return { name: long.format(dateOf(place)), short: short.format(dateOf(place)) };
  });
}
