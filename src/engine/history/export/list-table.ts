// A list in the layout of Letterboxd's list exports, which Letterboxd and Matinee import.
import { isoDay } from '../../library/diary/diary-backups.ts';
import type { DiaryList } from '../../library/diary/list-rows.ts';
import { csvLine } from './csv-table.ts';

/**
 * A table about the list, then one of its movies, waiting ones too. Behind Letterboxd's own columns are the movies' ids, which its
 * importer and ours know.
 */
export function listTable({ name, note, items }: DiaryList, today: Date): string {
  return [
    csvLine(['Letterboxd list export v7']),
    csvLine(['Date', 'Name', 'Tags', 'URL', 'Description']),
    csvLine([isoDay(today), name, null, null, note]),
    '\n',
    csvLine(['Position', 'Name', 'Year', 'URL', 'Description', 'imdbID', 'tmdbID']),
    ...items.map((item, place) =>
      csvLine([place + 1, item.title, item.year, null, item.note, item.imdbId, item.tmdbId]),
    ),
  ].join('');
}
