// A person's viewings in figures: of a year, or of all of them.
import type { ArtistId } from '../../contract/credits.ts';
import type { Review, ReviewPart } from '../../contract/review-calls.ts';
import type { Viewing } from '../../contract/viewings.ts';
import { toHalfStars } from '../../contract/stars.ts';

const dayMs = 86_400_000;
const mostNames = 10;
/** One movie is no habit. */
const leastMovies = 2;

/** A viewing that the figures count: its day is known, and so is its movie. */
export type CountedViewing = Viewing & { movieId: NonNullable<Viewing['movieId']>; watchedAtMs: number };

/** What is known of the movies beside the diary. */
export type MovieFacts = {
  runtimeMinutes: ReadonlyMap<number, number>;
  genres: ReadonlyMap<number, readonly string[]>;
  directors: ReadonlyMap<number, readonly { artistId: ArtistId; name: string }[]>;
  cast: ReadonlyMap<number, readonly { artistId: ArtistId; name: string }[]>;
  countries: ReadonlyMap<number, readonly string[]>;
};

/** A movie with how often it was seen, and when last. */
export type Seen = { movieId: number; watchedAtMs: number; times: number };

type Figures = Omit<Review, 'first' | 'last' | 'mostSeen'> & {
  first: Seen | null;
  last: Seen | null;
  mostSeen: Seen[];
};

/** With null the viewings of all years. */
export function reviewViewings(
  viewings: readonly Viewing[],
  year: number | null,
  facts: MovieFacts,
): Figures {
  const all = viewings.filter(isCounted);
  const counted = ofYear(all, year);
  const undated = viewings.filter(({ watchedAtMs }) => watchedAtMs === null).length;
  const waiting = ofYear(viewings.filter(isDated), year).filter(({ movieId }) => movieId === null).length;
  const seen = seenMovies(counted);
  const movieIds = seen.map(({ movieId }) => movieId);
  const runtimes = counted.flatMap(({ movieId }) => facts.runtimeMinutes.get(movieId) ?? []);
  const byDay = counted.toSorted((a, b) => a.watchedAtMs - b.watchedAtMs);
  return {
    years: [...new Set(all.map(yearOf))].sort((a, b) => b - a),
    viewings: counted.length,
    movies: seen.length,
    rewatches: counted.filter(({ isRewatch }) => isRewatch).length,
    leftOut: { undated: year === null ? undated : 0, waiting },
    time: { minutes: runtimes.reduce((sum, minutes) => sum + minutes, 0), known: runtimes.length },
    first: once(byDay[0]),
    last: once(byDay.at(-1)),
    mostSeen: seen
      .filter(({ times }) => times > 1)
      .sort((a, b) => b.times - a.times || b.watchedAtMs - a.watchedAtMs)
      .slice(0, mostNames),
    streak: longestStreak(byDay.map(({ watchedAtMs }) => watchedAtMs)),
    months: countsOf(12, counted, (viewing) => monthOf(viewing) - 1),
    weekdays: countsOf(7, counted, (viewing) => weekdayOf(viewing) - 1),
    stars: countsOf(10, counted, ({ stars }) => (stars === null ? null : toHalfStars(stars) - 1)),
    genres: mostNamed(movieIds, (movieId) => (facts.genres.get(movieId) ?? []).map((name) => ({ name }))),
    directors: mostArtists(movieIds, facts.directors),
    cast: mostArtists(movieIds, facts.cast),
    countries: mostNamed(movieIds, (movieId) =>
      (facts.countries.get(movieId) ?? []).map((name) => ({ name })),
    ),
  };
}

/** The movies that a figure counts, last watched first. */
export function moviesOfPart(
  viewings: readonly Viewing[],
  year: number | null,
  part: ReviewPart,
  facts: MovieFacts,
): Seen[] {
  const counted = ofYear(viewings.filter(isCounted), year).filter((viewing) => belongs(viewing, part, facts));
  return seenMovies(counted).sort((a, b) => b.watchedAtMs - a.watchedAtMs);
}

function belongs(viewing: CountedViewing, part: ReviewPart, facts: MovieFacts): boolean {
  const { movieId } = viewing;
  switch (part.kind) {
    case 'all':
      return true;
    case 'month':
      return monthOf(viewing) === part.month;
    case 'weekday':
      return weekdayOf(viewing) === part.weekday;
    case 'rewatches':
      return viewing.isRewatch;
    case 'stars':
      return viewing.stars === part.stars;
    case 'genre':
      return facts.genres.get(movieId)?.includes(part.genre) ?? false;
    case 'director':
      return facts.directors.get(movieId)?.some(({ artistId }) => artistId === part.artistId) ?? false;
    case 'cast':
      return facts.cast.get(movieId)?.some(({ artistId }) => artistId === part.artistId) ?? false;
    case 'country':
      return facts.countries.get(movieId)?.includes(part.country) ?? false;
  }
}

function isDated(viewing: Viewing): viewing is Viewing & { watchedAtMs: number } {
  return viewing.watchedAtMs !== null;
}

function isCounted(viewing: Viewing): viewing is CountedViewing {
  return viewing.watchedAtMs !== null && viewing.movieId !== null;
}

function ofYear<T extends { watchedAtMs: number }>(viewings: readonly T[], year: number | null): T[] {
  return viewings.filter((viewing) => year === null || yearOf(viewing) === year);
}

type Dated = { watchedAtMs: number };

/** Days are kept as their midnight in UTC. */
function yearOf({ watchedAtMs }: Dated): number {
  return new Date(watchedAtMs).getUTCFullYear();
}

/** Counted from 1. */
function monthOf({ watchedAtMs }: Dated): number {
  return new Date(watchedAtMs).getUTCMonth() + 1;
}

/** Monday is 1, Sunday 7. */
function weekdayOf({ watchedAtMs }: Dated): number {
  return new Date(watchedAtMs).getUTCDay() || 7;
}

/** In the order in which they were seen first. */
function seenMovies(viewings: readonly CountedViewing[]): Seen[] {
  const byMovie = new Map<number, Seen>();
  for (const { movieId, watchedAtMs } of viewings) {
    const before = byMovie.get(movieId) ?? { movieId, watchedAtMs, times: 0 };
    byMovie.set(movieId, {
      movieId,
      watchedAtMs: Math.max(before.watchedAtMs, watchedAtMs),
      times: before.times + 1,
    });
  }
  return [...byMovie.values()];
}

function once(viewing: CountedViewing | undefined): Seen | null {
  return viewing === undefined
    ? null
    : { movieId: viewing.movieId, watchedAtMs: viewing.watchedAtMs, times: 1 };
}

/** `days` by ascending time, each as its midnight; of two of the same length the later one. */
function longestStreak(days: readonly number[]): Review['streak'] {
  const streaks: NonNullable<Review['streak']>[] = [];
  for (const day of new Set(days)) {
    const last = streaks.at(-1);
    if (last === undefined || day - last.toMs !== dayMs) streaks.push({ days: 1, fromMs: day, toMs: day });
    else streaks.splice(-1, 1, { ...last, days: last.days + 1, toMs: day });
  }
  const longest = Math.max(...streaks.map((streak) => streak.days));
  return streaks.findLast((streak) => streak.days === longest) ?? null;
}

function countsOf(
  length: number,
  viewings: readonly CountedViewing[],
  placeOf: (viewing: CountedViewing) => number | null,
): number[] {
  const counts = new Array<number>(length).fill(0);
  for (const viewing of viewings) {
    const place = placeOf(viewing);
    if (place !== null) counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** By the number of movies; ties by name. Two people may have one name. */
function mostNamed<T extends { name: string }>(
  movieIds: readonly number[],
  namesOf: (movieId: number) => readonly T[],
  keyOf: (named: T) => string | number = ({ name }) => name,
): (T & { movies: number })[] {
  const found = new Map<string | number, { named: T; movies: number }>();
  for (const movieId of movieIds) {
    for (const named of namesOf(movieId)) {
      const key = keyOf(named);
      found.set(key, { named, movies: (found.get(key)?.movies ?? 0) + 1 });
    }
  }
  return [...found.values()]
    .sort((a, b) => b.movies - a.movies || (a.named.name < b.named.name ? -1 : 1))
    .slice(0, mostNames)
    .map(({ named, movies }) => ({ ...named, movies }));
}

function mostArtists(
  movieIds: readonly number[],
  artists: MovieFacts['directors'],
): { artistId: ArtistId; name: string; movies: number }[] {
  const named = mostNamed(
    movieIds,
    (movieId) => artists.get(movieId) ?? [],
    ({ artistId }) => artistId,
  );
  return named.filter(({ movies }) => movies >= leastMovies);
}
