// Playbacks of Jellyfin as its plugin Playback Reporting saves them: tab-separated, without a line of names.
import { skipReasons, type SkipReason } from '../../../contract/skip-reasons.ts';
import { MatineeError } from '../../../contract/errors.ts';
import { readDate } from '../../base/date-text.ts';
import { readCsv } from '../../archives/csv.ts';
import type { HistoryFile } from '../history-file.ts';
import type { ReadingHistory, SiteReader } from '../history-format.ts';
import { rowDate } from '../row-dates.ts';
import { bareRow, type SourceRow } from '../source-row.ts';

const place = { date: 0, user: 1, type: 3, name: 4, seconds: 8 } as const;
const columnCount = 9;
/** Less of a movie than this was only begun. */
const leastSeconds = 600;

export const recogniseJellyfin: SiteReader = (files) => {
  const tables = files.filter(isPlaybacks);
  if (tables.length === 0) return null;
  return {
    files: tables,
    read: async (reading) => {
      const rows: SourceRow[] = [];
      for (const file of tables) rows.push(...(await readPlaybacks(file, reading)));
      return rows;
    },
  };
};

function isPlaybacks({ names, header }: HistoryFile): boolean {
  return (
    header.delimiter === '\t' &&
    names.length === columnCount &&
    'timeMs' in readDate(names[place.date] ?? '') &&
    /^[0-9a-f]{32}$/iu.test((names[place.user] ?? '').replaceAll('-', '')) &&
    /^\d+$/u.test(names[place.seconds] ?? '')
  );
}

async function readPlaybacks(file: HistoryFile, { skipped, remarks }: ReadingHistory): Promise<SourceRow[]> {
  const all = [...readCsv(await file.text(), '\t')];
  const users = new Set(all.map(({ fields }) => fields[place.user]?.replaceAll('-', '') ?? ''));
  if (users.size > 1) {
    throw new MatineeError(
      'not-a-history',
      `${file.path} has the playbacks of ${users.size} users. Keep the lines of one user, whose id is in the second column.`,
      { details: { file: file.path } },
    );
  }
  const rows: SourceRow[] = [];
  for (const { line, fields, problem } of all) {
    const skip = problem ?? reasonToSkip(fields);
    if (skip !== null) {
      skipped.add(file.path, line, skip);
      continue;
    }
    const [, title = '', year] = /^(.*?)(?:\s*\((\d{4})\))?$/u.exec(fields[place.name]?.trim() ?? '') ?? [];
    const date = rowDate(fields[place.date] ?? '');
    if (date.dateProblem !== null) remarks.add(file.path, line, date.dateProblem);
    rows.push({
      ...bareRow,
      ...{ kind: 'viewing', file: file.path, line, title, year: year === undefined ? null : Number(year) },
      ...date,
    });
  }
  return rows;
}

function reasonToSkip(fields: readonly string[]): SkipReason | null {
  if (fields.length !== columnCount) return skipReasons.ragged;
  const type = fields[place.type] ?? '';
  if (type !== 'Movie')
    return /^(?:episode|season|series|livetv|tv)/iu.test(type) ? skipReasons.television : skipReasons.noMovie;
  if ((fields[place.name]?.trim() ?? '') === '') return skipReasons.noTitle;
  return Number(fields[place.seconds]) < leastSeconds ? 'it was only begun' : null;
}
