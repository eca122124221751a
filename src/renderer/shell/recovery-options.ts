// What a person can go on with where their diary can't be used, in the order that it is shown.
import type { DiaryBackup, Recovery, RecoveryChoice } from '../../contract/recovery.ts';
import { m } from '../../messages/messages.js';
import { formatDay, formatWhen } from '../ui/format.ts';

export type RecoveryOption = {
  readonly key: string;
  readonly choice: RecoveryChoice;
  readonly title: string;
  readonly text: string;
  /** Null where nobody has looked yet. */
  readonly ratings: number | null;
  /** Its place among the backups, of which the first ones are shown; 0 for what is always shown. */
  readonly rank: number;
};

/** `best` has the most ratings; `picked` is the path of a backup from elsewhere. */
export function recoveryOptions(
  { readable, backups }: Recovery,
  picked: string | null,
): { options: RecoveryOption[]; best: RecoveryOption } {
  const empty: RecoveryOption = {
    key: 'empty',
    choice: { kind: 'empty' },
    title: m.recovery_empty(),
    text: m.recovery_empty_text(),
    ratings: null,
    rank: 0,
  };
  const options = [
    ...(readable === null ? [] : [readableOption(readable.ratings)]),
    ...(picked === null ? [] : [pickedOption(picked)]),
    ...byWorth(backups).map(backupOption),
    empty,
  ];
  const best = options.reduce((a, b) => ((b.ratings ?? 0) > (a.ratings ?? 0) ? b : a));
  return { options, best: best.ratings === null ? empty : best };
}

/** The newest, then the one with the most ratings, then the others from new to old. */
function byWorth(backups: readonly DiaryBackup[]): DiaryBackup[] {
  const [newest, ...others] = backups;
  if (newest === undefined) return [];
  const most = Math.max(...backups.map(({ ratings }) => ratings));
  const fullest = others.filter(({ ratings }) => ratings === most && most > newest.ratings).slice(0, 1);
  return [newest, ...fullest, ...others.filter((backup) => !fullest.includes(backup))];
}

function readableOption(ratings: number): RecoveryOption {
  return {
    key: 'readable',
    choice: { kind: 'readable' },
    title: m.recovery_readable(),
    text: m.recovery_readable_text(),
    ratings,
    rank: 0,
  };
}

function pickedOption(path: string): RecoveryOption {
  return {
    key: path,
    choice: { kind: 'backup', path },
    title: m.recovery_picked(),
    text: path,
    ratings: null,
    rank: 0,
  };
}

function backupOption({ path, madeAtMs, ratings, lastRatedAtMs }: DiaryBackup, rank: number): RecoveryOption {
  return {
    key: path,
    choice: { kind: 'backup', path },
    title: m.recovery_backup({ day: formatWhen(madeAtMs, Date.now()) }),
    text:
      lastRatedAtMs === null
        ? m.recovery_backup_none()
        : m.recovery_backup_last({ day: formatDay(lastRatedAtMs) }),
    ratings,
    rank,
  };
}
