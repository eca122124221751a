// Which of the daily backups are kept: many of the last days, few of long ago, and always the one with the most ratings.

export type DatedBackup = {
  readonly name: string;
  /** As 2026-11-30. */
  readonly day: string;
  /** Null where it can't be read. */
  readonly ratings: number | null;
};

const keptDays = 7;
const keptWeeks = 5;
const keptMonths = 12;
const dayMs = 24 * 60 * 60 * 1000;

/** The names of those that are not kept any more. */
export function outdatedBackups(backups: readonly DatedBackup[]): string[] {
  const newestFirst = backups.toSorted((a, b) => b.day.localeCompare(a.day));
  const kept = new Set([
    ...newestFirst.slice(0, keptDays).map(({ name }) => name),
    ...oldestOfEach(newestFirst, keptWeeks, ({ day }) => String(Math.floor(Date.parse(day) / dayMs / 7))),
    ...oldestOfEach(newestFirst, keptMonths, ({ day }) => day.slice(0, 7)),
    ...fullest(newestFirst),
  ]);
  return newestFirst.flatMap(({ name }) => (kept.has(name) ? [] : [name]));
}

/** Of the latest so many periods. The oldest, as it stays the same one however many days go by. */
function oldestOfEach(
  newestFirst: readonly DatedBackup[],
  periods: number,
  periodOf: (backup: DatedBackup) => string,
): string[] {
  const byPeriod = new Map(newestFirst.map((backup) => [periodOf(backup), backup.name]));
  return [...byPeriod.values()].slice(0, periods);
}

/** The newest of those with the most ratings. */
function fullest(newestFirst: readonly DatedBackup[]): string[] {
  const most = Math.max(...newestFirst.map(({ ratings }) => ratings ?? -1));
  return newestFirst
    .filter(({ ratings }) => ratings === most)
    .slice(0, 1)
    .map(({ name }) => name);
}
