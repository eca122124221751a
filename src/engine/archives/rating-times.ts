// Times of ratings that are no whole numbers: dates of any kind, and what stands for a time that nobody noted.
import { readDate } from '../base/date-text.ts';

const usualDate = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)$/u;
const noTime = new Set(['', 'nan', 'null', 'none', 'na', 'n/a', 'nat', '\\n', '-']);

/** Unix time in seconds; 0 for none, as in tables without times; not a number for anything else. */
export function secondsOfText(field: string): number {
  const text = field.replace(/^[\s"]+|[\s"]+$/gu, '');
  const [, ...parts] = usualDate.exec(text) ?? [];
  if (parts.length > 0) {
    const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
    return Date.UTC(year, month - 1, day, hour, minute, second) / 1000;
  }
  if (noTime.has(text.toLowerCase())) return 0;
  if (/^\d(?:[.,]\d+)?e\+?\d{1,2}$/iu.test(text)) return Math.floor(Number(text.replace(',', '.')));
  const date = readDate(text);
  return 'problem' in date ? Number.NaN : Math.floor(date.timeMs / 1000);
}
