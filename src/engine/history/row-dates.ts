// Reads the dates of a table's rows: the order of day and month is decided once for the whole table.
import type { SkipReason } from '../../contract/skip-reasons.ts';
import { readDate, ordersIn, type DateOrder, type DateProblem, type ReadDate } from '../base/date-text.ts';

/** The row's date, and what is wrong with it: a date that can't be read never counts as later than another one. */
export type RowDate = { datedAtMs: number | null; dateProblem: SkipReason | null };

const problems: Readonly<Record<DateProblem, SkipReason>> = {
  unreadable: 'its date can’t be read',
  impossible: 'its date does not exist',
  'two-ways': 'its date can mean two days, as nothing says whether the day or the month comes first',
  future: 'its date has not come yet',
  'too-early': 'its date is too early for any site',
};

const noDate = new Set(['', '-', 'null', 'none', 'nan', 'n/a', '\\n']);

/** The date that a text means, where its table does not decide. */
export function rowDate(text: string, order: DateOrder | null = null): RowDate {
  return rowDateOf(text, readDate(text, order));
}

/** The day on which a film was watched, which may be long before there were sites to note it. */
export function viewingDate(text: string, order: DateOrder | null = null): RowDate {
  return rowDateOf(text, readDate(text, order, { isViewing: true }));
}

function rowDateOf(text: string, date: ReadDate): RowDate {
  if (noDate.has(text.trim().toLowerCase())) return { datedAtMs: null, dateProblem: null };
  return 'problem' in date
    ? { datedAtMs: null, dateProblem: problems[date.problem] }
    : { datedAtMs: date.timeMs, dateProblem: null };
}

/** Reads cells of a table: an order that a column shows counts in it, otherwise the one that the rest of the table shows. */
export class TableDates {
  readonly #rows: readonly (readonly string[])[];
  readonly #orders = new Map<number, DateOrder | null>();

  /** `rows` are the fields below the header. */
  constructor(rows: readonly (readonly string[])[]) {
    this.#rows = rows;
  }

  /** `isViewing` for the day on which a film was watched. */
  read(text: string, place: number, isViewing = false): RowDate {
    const date = readDate(text, null, { isViewing });
    // Most are clear by themselves, and the order takes a look at the whole table.
    if (!('problem' in date && date.problem === 'two-ways')) return rowDateOf(text, date);
    // A null is kept too.
    if (!this.#orders.has(place)) this.#orders.set(place, this.#orderOf(place));
    return (isViewing ? viewingDate : rowDate)(text, this.#orders.get(place));
  }

  #orderOf(place: number): DateOrder | null {
    const own = ordersIn(this.#rows.map((fields) => fields[place] ?? ''));
    const found = own.size > 0 ? own : ordersIn(this.#rows.flat());
    const [order] = found;
    return found.size === 1 ? (order ?? null) : null;
  }
}
