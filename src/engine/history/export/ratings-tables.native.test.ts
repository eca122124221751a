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
  database.exec('DELETE FROM entries WHERE entry_id = 2');
});
afterEach(() => {
  database.close();
});

function exported(layout: RatingsLayout): string[] {
  const { identifiedEntries } = createDiaryStores(new DiaryFile(database, () => undefined));
  return ratingsTables(layout, identifiedEntries(1), () => ({ meanStars: null, directors: [] })).texts;
}

/** Whether the export changes when the column of the entry does. */
function isExported({ name, type }: { name: string; type: string }, layout: RatingsLayout): boolean {
  const before = exported(layout);
  const newNumber = name.endsWith('_ms') ? 100_000_000 : 2;
  database.exec('BEGIN');
  database.prepare(`UPDATE entries SET "${name}" = ?`).run(type === 'TEXT' ? '["other"]' : newNumber);
  const after = exported(layout);
  database.exec('ROLLBACK');
  return after.join('') !== before.join('');
}

test.each(ratingsLayouts)(
  'every column of an entry is in the layout of %s or left out for a reason',
  (layout) => {
    const missing = columnsOf(database, 'entries').filter((column) => !isExported(column, layout));
    expect(missing.map(({ name }) => name).sort()).toEqual(Object.keys(layouts[layout].leftOut).sort());
  },
);
