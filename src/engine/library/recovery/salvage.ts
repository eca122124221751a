// Reads what can be read of a damaged diary, table by table and row by row, into a new one.
import { copyFileSync, existsSync } from 'node:fs';
import type { RecoveredCounts } from '../../../contract/recovery.ts';
import {
  columnsOf,
  openDatabase,
  tablesOf,
  writeTransaction,
  type SqliteDatabase,
} from '../../base/sqlite.ts';
import { readWhole } from '../diary/diary-contents.ts';
import { DiaryFile } from '../diary/diary-file.ts';
import { removeStaged } from '../diary/diary-restore.ts';
import { diarySchema } from '../migrations/diary-schema.ts';
import { migrate } from '../migrations/migrate.ts';
import { readRows, type Row } from './salvage-rows.ts';
import { repairs, repairStart, type Repair } from './sound-start.ts';

/** Columns that hold JSON: a row whose text is none would keep the diary from being read. */
const jsonColumns: readonly (readonly [table: string, column: string])[] = [
  ['entries', 'genres'],
  ['marks', 'genres'],
  ['list_items', 'genres'],
  ['list_changes', 'state_after'],
  ['viewings', 'genres'],
  ['viewings', 'tags'],
  ['mixes', 'tuning'],
  ['profile_settings', 'value'],
  ['settings', 'value'],
  ['runs', 'run'],
];

/** What the person can do without, where with it the diary could not be read. */
const dispensable = [
  'mixes',
  'profile_settings',
  'settings',
  'predictions',
  'movie_choices',
  'import_changes',
  'list_changes',
];

/**
 * Writes a diary with all that can be read of the damaged one to `target`, and returns what is in it; null, and no file, where
 * there is nothing. The damaged file is only read. What is written to `target` can be used as it is.
 */
export function salvageDiary(damaged: string, target: string): RecoveredCounts | null {
  const attempts = repairs.flatMap((repair) => [true, false].map((withLog) => ({ repair, withLog })));
  let best: { file: string; counts: RecoveredCounts } | null = null;
  for (const [place, attempt] of attempts.entries()) {
    if (best !== null && attempt.repair.of !== 'nothing') break;
    const file = `${target}.${place}`;
    const counts = attemptSalvage(damaged, file, attempt);
    if (counts !== null && (best === null || sum(counts) > sum(best.counts))) {
      if (best !== null) removeStaged(best.file);
      best = { file, counts };
    } else removeStaged(file);
  }
  if (best === null) return null;
  copyFileSync(best.file, target);
  removeStaged(best.file);
  return best.counts;
}

const sum = ({ ratings, marks }: RecoveredCounts): number => ratings + marks;

function attemptSalvage(
  damaged: string,
  target: string,
  { repair, withLog }: { repair: Repair; withLog: boolean },
): RecoveredCounts | null {
  if (withLog && !existsSync(`${damaged}-wal`)) return null;
  const copy = `${target}.copy`;
  try {
    copyFileSync(damaged, copy);
    if (withLog) copyFileSync(`${damaged}-wal`, `${copy}-wal`);
    writeNewDiary(target);
    repairStart(target, copy, repair);
    return fill(target, copy);
  } catch {
    return null; // Nothing can be read in this way.
  } finally {
    removeStaged(copy);
  }
}

/** A diary without anything in it. */
export function writeNewDiary(file: string): void {
  const database = openDatabase(file);
  try {
    migrate(database, diarySchema);
  } finally {
    database.close();
  }
}

function fill(target: string, copy: string): RecoveredCounts | null {
  const [from, to] = [openDatabase(copy), openDatabase(target)];
  try {
    from.pragma('cell_size_check = ON');
    to.pragma('foreign_keys = OFF');
    writeTransaction(to, () => {
      for (const table of tablesOf(to)) copyTable(from, to, table);
      dropUnreadable(to);
      completeGiven(to);
      completeReferences(to);
      removeLostListParts(to);
    })();
    makeReadable(to);
    const { ratings, marks, lists, viewings } = readWhole(new DiaryFile(to, () => undefined), 1).summary;
    return ratings + marks + lists + viewings === 0 ? null : { ratings, marks };
  } finally {
    from.close();
    to.close();
  }
}

function copyTable(from: SqliteDatabase, to: SqliteDatabase, table: string): void {
  // A diary of an older version lacks tables and columns that this one has.
  const known = columnsOf(from, table);
  const columns = columnsOf(to, table).filter((column) => known.includes(column));
  if (columns.length === 0) return;
  const insert = to.prepare<Row>(
    `INSERT OR IGNORE INTO "${table}" (${columns.map((column) => `"${column}"`).join(', ')})
    VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of readRows(from, table, columns)) {
    try {
      insert.run(...row);
    } catch {
      continue; // A value that no such row has: what was read there is something else.
    }
  }
}

function dropUnreadable(database: SqliteDatabase): void {
  for (const [table, column] of jsonColumns) {
    database.exec(`DELETE FROM "${table}" WHERE NOT json_valid("${column}")`);
  }
}

/** An entry of an older version, or one whose viewings are lost, keeps its stars as its own. */
function completeGiven(database: SqliteDatabase): void {
  database.exec(`
    UPDATE entries SET given_half_stars = half_stars, given_at_ms = rated_at_ms
    WHERE given_half_stars IS NULL AND NOT EXISTS (
      SELECT 1 FROM viewings v WHERE v.profile_id = entries.profile_id AND v.half_stars IS NOT NULL AND
        (v.movie_id = entries.movie_id OR v.movie_id IS NULL AND entries.movie_id IS NULL AND v.title = entries.title)
    )
  `);
}

/** A profile whose row is lost gets one with another name; what else refers to what is lost goes. */
function completeReferences(database: SqliteDatabase): void {
  database.exec(`
    INSERT OR IGNORE INTO profiles
    SELECT DISTINCT profile_id, 'Recovered ' || profile_id, 0 FROM (
      SELECT profile_id FROM entries UNION SELECT profile_id FROM marks UNION SELECT profile_id FROM viewings
    ) WHERE profile_id NOT IN (SELECT profile_id FROM profiles);
    UPDATE marks SET import_id = NULL WHERE import_id NOT IN (SELECT import_id FROM imports);
    UPDATE viewings SET import_id = NULL WHERE import_id NOT IN (SELECT import_id FROM imports);
    DELETE FROM import_changes WHERE import_id NOT IN (SELECT import_id FROM imports);
    INSERT OR IGNORE INTO lists
    SELECT DISTINCT list_id, (SELECT min(profile_id) FROM profiles), 'Recovered list ' || list_id, '', 1, 0
    FROM list_items WHERE list_id NOT IN (SELECT list_id FROM lists);
  `);
  for (const table of tablesOf(database)) {
    if (table !== 'profiles' && columnsOf(database, table).includes('profile_id')) {
      database.exec(`DELETE FROM "${table}" WHERE profile_id NOT IN (SELECT profile_id FROM profiles)`);
    }
  }
}

/** The same as the schema would do, which is not asked while a damaged diary is read. */
function removeLostListParts(database: SqliteDatabase): void {
  database.exec(`
    DELETE FROM lists WHERE profile_id NOT IN (SELECT profile_id FROM profiles);
    DELETE FROM list_items WHERE list_id NOT IN (SELECT list_id FROM lists);
    DELETE FROM list_changes WHERE import_id NOT IN (SELECT import_id FROM imports);
    UPDATE list_items SET import_id = NULL WHERE import_id NOT IN (SELECT import_id FROM imports);
  `);
}

function makeReadable(database: SqliteDatabase): void {
  for (const table of dispensable) {
    try {
      readWhole(new DiaryFile(database, () => undefined), 1);
      return;
    } catch {
      database.exec(`DELETE FROM "${table}"`);
    }
  }
}
