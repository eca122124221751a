// Traits that distinguish a group's movies from all others: genres and years, enough to name the group.
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';

export interface GroupTraits {
  /** At most two, the most characteristic first; empty if the group has none. */
  readonly genres: readonly string[];
  /** Years between which most of its movies lie; null at an open end, and for both where all times mix. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

/** A name has to be true of so many of its group: all of its genres, and its years. */
const trueShare = 0.55;
/** What a name says has to be so much more common in the group than elsewhere. */
const leastLift = { genre: 1.25, era: 1.3 };
/** Names are made of so many of the most characteristic genres. */
const namingGenres = 5;

type Era = Omit<GroupTraits, 'genres'>;
const anyTime: Era = { fromYear: null, toYear: null };

/** One for each group, no two with the same name where what is true of them allows it. */
export function describeGroups(
  groups: readonly (readonly KnownMovie[])[],
  all: readonly KnownMovie[],
): GroupTraits[] {
  const names = new Set<string>();
  return groups.map((movies) => {
    const attempts = trueNames(movies, all);
    const traits = attempts.find((attempt) => !names.has(JSON.stringify(attempt))) ??
      attempts[0] ?? { genres: [], ...anyTime };
    names.add(JSON.stringify(traits));
    return traits;
  });
}

/** All names that are true of most, by share times how much more often they are true here than elsewhere; the fuller of two alike first. */
function trueNames(movies: readonly KnownMovie[], all: readonly KnownMovie[]): GroupTraits[] {
  const names = genreSets(movies, all).flatMap((genres) =>
    eras(movies, all).map((era): GroupTraits => ({ genres, ...era })),
  );
  return names
    .map((name) => ({ name, ...figures(movies, all, isTrueOf(name)) }))
    .filter(({ name, share }) => share >= trueShare && JSON.stringify(name) !== JSON.stringify(nothingSaid))
    .sort((one, other) => other.weight - one.weight)
    .map(({ name }) => name);
}

const nothingSaid: GroupTraits = { genres: [], ...anyTime };

function isTrueOf({ genres, ...era }: GroupTraits): (movie: KnownMovie) => boolean {
  const isWithin = within(era);
  return (movie) => genres.every((genre) => movie.genres.includes(genre)) && isWithin(movie);
}

/** Pairs, then single ones, then none; the most common one alone where none stands out. */
function genreSets(movies: readonly KnownMovie[], all: readonly KnownMovie[]): string[][] {
  const found = [...new Set(movies.flatMap(({ genres }) => genres))]
    .map((genre) => ({ genre, ...figures(movies, all, ({ genres }) => genres.includes(genre)) }))
    .sort((one, other) => other.weight - one.weight || one.genre.localeCompare(other.genre));
  const standing = found.filter(({ lift }) => lift >= leastLift.genre).slice(0, namingGenres);
  const genres = (standing.length > 0 ? standing : found.slice(0, 1)).map(({ genre }) => genre);
  const pairs = genres.flatMap((one, k) => genres.slice(k + 1).map((other) => [one, other]));
  return [...pairs, ...genres.map((genre) => [genre]), []];
}

/** Spans of decades that hold most of the group and less of the rest, the most telling first; then any time. */
function eras(movies: readonly KnownMovie[], all: readonly KnownMovie[]): Era[] {
  const years = movies.flatMap(({ year }) => year ?? []).sort((one, other) => one - other);
  const ends = [0.15, 0.25].flatMap((share) => {
    const [low, high] = [quantile(years, share), quantile(years, 1 - share)];
    return low === null || high === null ? [] : [[decadeStart(low), decadeStart(high) + 9] as const];
  });
  const spans = ends.flatMap(([fromYear, toYear]): Era[] => [
    { fromYear: null, toYear },
    { fromYear, toYear: null },
    { fromYear, toYear },
  ]);
  const telling = spans
    .map((span) => ({ span, ...figures(movies, all, within(span)) }))
    .filter(({ lift }) => lift >= leastLift.era)
    .sort((one, other) => other.lift - one.lift);
  return [...telling.map(({ span }) => span), anyTime];
}

function figures(
  movies: readonly KnownMovie[],
  all: readonly KnownMovie[],
  holds: (movie: KnownMovie) => boolean,
): { share: number; lift: number; weight: number } {
  const share = shareOf(movies, holds);
  const lift = share / Math.max(1e-9, shareOf(all, holds));
  return { share, lift, weight: share * Math.log2(1 + lift) };
}

function within({ fromYear, toYear }: Era): (movie: KnownMovie) => boolean {
  if (fromYear === null && toYear === null) return () => true;
  return ({ year }) => year !== null && year >= (fromYear ?? -Infinity) && year <= (toYear ?? Infinity);
}

function shareOf(movies: readonly KnownMovie[], holds: (movie: KnownMovie) => boolean): number {
  return movies.filter(holds).length / Math.max(1, movies.length);
}

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.round(share * (sorted.length - 1))] ?? null;
}

function decadeStart(year: number): number {
  return Math.floor(year / 10) * 10;
}
