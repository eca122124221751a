import { afterEach, beforeEach, expect, test } from 'vitest';
import { columnsOf, fillTables } from '../../../../tests/fixtures/filled-tables.ts';
import { useWorkplace } from '../../../../tests/fixtures/workplace.ts';
import { ratingsLayouts, type RatingsLayout } from '../../../contract/sites.ts';
import { openDatabase, type SqliteDatabase } from '../../base/sqlite.ts';
import { DiaryFile } from '../../library/diary/diary-file.ts';
import { createDiaryStores } from '../../library/diary/diary-stores.ts';
import { diarySchema } from '../../library/migrations/diary-schema.ts';
import { migrate } from '../../library/migrations/migrate.ts';
import { layouts, ratingsTables } from './ratings-tables.ts';

const place = useWorkplace();
let database: SqliteDatabase;

beforeEach(() => {
  database = openDatabase(place.path('diary.db'));
  migrate(database, diarySchema);
  fillTables(database);
  database.exec('DELETE FROM entries WHERE entry_id = 2; DELETE FROM viewings WHERE viewing_id = 2');
});
afterEach(() => {
  database.close();
});

function exported(layout: RatingsLayout): string[] {
  const diary = createDiaryStores(new DiaryFile(database, () => undefined));
  return ratingsTables(layout, diary, 1, () => ({ meanStars: null, directors: [] })).texts;
}

type Table = 'entries' | 'viewings';

/** Whether the export changes when the column of the table does. */
function isExported(
  table: Table,
  { name, type }: { name: string; type: string },
  layout: RatingsLayout,
): boolean {
  const before = exported(layout);
  const numbers: Record<string, number> = { is_rewatch: 0, profile_id: 2 };
  const newNumber = name.endsWith('_ms') ? 100_000_000 : (numbers[name] ?? 2);
  database.exec('BEGIN');
  database.prepare(`UPDATE ${table} SET "${name}" = ?`).run(type === 'TEXT' ? '["other"]' : newNumber);
  const after = exported(layout);
  database.exec('ROLLBACK');
  return after.join('') !== before.join('');
}

test.each(ratingsLayouts)(
  'every column of an entry is in the layout of %s or left out for a reason',
  (layout) => {
    const missing = columnsOf(database, 'entries').filter((column) => !isExported('entries', column, layout));
    expect(missing.map(({ name }) => name).sort()).toEqual(Object.keys(layouts[layout].leftOut).sort());
  },
);

test('every column of a viewing is in the layout of Letterboxd or left out for a reason', () => {
  const missing = columnsOf(database, 'viewings').filter(
    (column) => !isExported('viewings', column, 'letterboxd'),
  );
  const { leftOutOfViewings } = layouts.letterboxd;
  expect(missing.map(({ name }) => name).sort()).toEqual(Object.keys(leftOutOfViewings).sort());
});
