// Traits that distinguish a group's movies from all others: genres and years, enough to name the group.
import type { KnownMovie } from '../../library/catalogue/known-movies.ts';

export interface GroupTraits {
  /** One or two, the most characteristic first; empty if the group has none. */
  readonly genres: readonly string[];
  /** Years between which most of its movies lie; null at an open end, and for both where all times mix. */
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

/** Thresholds for a characteristic genre: its share of the group, and how many times its share elsewhere. */
const characteristicShare = 0.3;
const characteristicLift = 1.25;
/** Thresholds for a characteristic era: its share of the group, and how many times its share elsewhere. */
const eraShare = 0.7;
const eraLift = 1.3;

/** One for each group, no two with the same name where their genres allow it. */
export function describeGroups(
  groups: readonly (readonly KnownMovie[])[],
  all: readonly KnownMovie[],
): GroupTraits[] {
  const names = new Set<string>();
  return groups.map((movies) => {
    const genres = characteristicGenres(movies, all);
    const era = characteristicEra(movies, all);
    const attempts: GroupTraits[] = [
      { ...era, genres: genres.slice(0, 2) },
      { ...era, genres: genres.slice(0, 3) },
      { ...decadesOf(movies), genres: genres.slice(0, 2) },
      { ...decadesOf(movies), genres: genres.slice(0, 3) },
    ];
    const chosen = attempts.find((traits) => !names.has(JSON.stringify(traits))) ?? attempts[0];
    const traits = chosen ?? { genres: [], fromYear: null, toYear: null };
    names.add(JSON.stringify(traits));
    return traits;
  });
}

/** By share times how much more often they occur here than elsewhere. */
function characteristicGenres(movies: readonly KnownMovie[], all: readonly KnownMovie[]): string[] {
  const names = [...new Set(movies.flatMap(({ genres }) => genres))];
  const reported = names
    .map((genre) => {
      const share = shareOf(movies, (movie) => movie.genres.includes(genre));
      const lift =
        share /
        Math.max(
          1e-9,
          shareOf(all, (movie) => movie.genres.includes(genre)),
        );
      return { genre, share, lift, weight: share * Math.log2(1 + lift) };
    })
    .sort((one, other) => other.weight - one.weight || one.genre.localeCompare(other.genre));
  const characteristic = reported.filter(
    ({ share, lift }) => share >= characteristicShare && lift >= characteristicLift,
  );
  return (characteristic.length > 0 ? characteristic : reported.slice(0, 1)).map(({ genre }) => genre);
}

function characteristicEra(
  movies: readonly KnownMovie[],
  all: readonly KnownMovie[],
): Omit<GroupTraits, 'genres'> {
  const years = yearsOf(movies);
  const low = quantile(years, 0.15);
  const high = quantile(years, 0.85);
  if (low === null || high === null) return { fromYear: null, toYear: null };
  const spans = [
    { fromYear: null, toYear: decadeEnd(high) },
    { fromYear: decadeStart(low), toYear: null },
    { fromYear: decadeStart(low), toYear: decadeEnd(high) },
  ];
  const reported = spans
    .map((span) => {
      const share = shareOf(movies, within(span));
      return { span, share, lift: share / Math.max(1e-9, shareOf(all, within(span))) };
    })
    .filter(({ share, lift }) => share >= eraShare && lift >= eraLift)
    .sort((one, other) => other.lift - one.lift);
  return reported[0]?.span ?? { fromYear: null, toYear: null };
}

/** The interquartile range of its years. */
function decadesOf(movies: readonly KnownMovie[]): Omit<GroupTraits, 'genres'> {
  const years = yearsOf(movies);
  const low = quantile(years, 0.25);
  const high = quantile(years, 0.75);
  return {
    fromYear: low === null ? null : decadeStart(low),
    toYear: high === null ? null : decadeEnd(high),
  };
}

function within({ fromYear, toYear }: Omit<GroupTraits, 'genres'>): (movie: KnownMovie) => boolean {
  return ({ year }) => year !== null && year >= (fromYear ?? -Infinity) && year <= (toYear ?? Infinity);
}

function shareOf(movies: readonly KnownMovie[], holds: (movie: KnownMovie) => boolean): number {
  return movies.filter(holds).length / Math.max(1, movies.length);
}

function yearsOf(movies: readonly KnownMovie[]): number[] {
  return movies.flatMap(({ year }) => year ?? []).sort((one, other) => one - other);
}

function quantile(sorted: readonly number[], share: number): number | null {
  return sorted[Math.round(share * (sorted.length - 1))] ?? null;
}

function decadeStart(year: number): number {
  return Math.floor(year / 10) * 10;
}

function decadeEnd(year: number): number {
  return decadeStart(year) + 9;
}
