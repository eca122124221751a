import { expect, test } from 'vitest';
import { outdatedBackups, type DatedBackup } from './backup-retention.ts';

const dayMs = 24 * 60 * 60 * 1000;

function backupOf(at: number, ratings: number): DatedBackup {
  const day = new Date(at).toISOString().slice(0, 10);
  return { name: `diary-${day}.db`, day, ratings };
}

/** What is left after a backup a day, the older ones going as they go in the program. */
function afterDays(days: number, ratingsOn: (day: number) => number): DatedBackup[] {
  let kept: DatedBackup[] = [];
  for (let day = 0; day < days; day += 1) {
    kept.push(backupOf(Date.UTC(2026, 0, 1) + day * dayMs, ratingsOn(day)));
    const outdated = new Set(outdatedBackups(kept));
    kept = kept.filter(({ name }) => !outdated.has(name));
  }
  return kept;
}

test('after a year there is one of each of the last days, one of a week ago, one of a month ago and of earlier months', () => {
  const kept = afterDays(365, (day) => day);
  const agesInDays = kept.map(({ day }) => (Date.UTC(2026, 11, 31) - Date.parse(day)) / dayMs);
  expect(agesInDays.filter((age) => age < 7)).toHaveLength(7);
  for (const [from, to] of [
    [7, 14],
    [14, 21],
    [28, 62],
    [300, 366],
  ] as const) {
    expect(
      agesInDays.some((age) => age >= from && age <= to),
      `${from} to ${to} days`,
    ).toBe(true);
  }
  expect(kept.length).toBeLessThan(26);
});

test('the one with the most ratings stays, however many emptier ones come after it', () => {
  const kept = afterDays(800, (day) => (day === 3 ? 1200 : 0));
  expect(kept.filter(({ ratings }) => ratings === 1200)).toHaveLength(1);
});

test('one that can’t be read counts as the emptiest', () => {
  const unreadable = { ...backupOf(Date.UTC(2025, 0, 1), 0), ratings: null };
  const days = Array.from({ length: 40 }, (_, day) => backupOf(Date.UTC(2026, 5, 1) + day * dayMs, 5));
  expect(outdatedBackups([...days, unreadable])).not.toContain(days.at(-1)?.name);
});
