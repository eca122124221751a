// A table as data: its columns, and the order of its rows by the column that the person chose.
import type { Snippet } from 'svelte';

/** How a cell or a row stands out. */
export type Tone = 'model' | 'good' | 'bad' | 'best' | 'strong' | 'muted' | 'faint';

export type Column<Row> = {
  /** Without words the column has no head. */
  readonly heading: string | Snippet;
  /** Small, beneath the heading. */
  readonly hint?: string;
  /** The cell: words, small ones beneath them, and anything else. */
  readonly text?: (row: Row) => string | number;
  readonly small?: (row: Row) => string;
  readonly cell?: Snippet<[Row, number]>;
  readonly tone?: Tone | ((row: Row) => Tone | null);
  readonly align?: 'left' | 'right';
  /** Of a column without head, in CSS. */
  readonly width?: string;
  /** Names its row for screen readers; without any, the first column does. */
  readonly isName?: boolean;
  readonly sort?: Sort<Row>;
  /** Describes what a click on the head sorts by. */
  readonly title?: string;
};

export type Table<Row> = {
  /** Names the table for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Said beneath the table. */
  readonly notes?: readonly string[];
  /** Said where there are no rows. */
  readonly empty?: string;
  /** Keeps a long table to a part of the screen, with its head always in sight. */
  readonly isLimited?: boolean;
};

export type Sort<Row> = {
  readonly by: (row: Row) => number;
  /** What the first click puts on top: the newest, the best, the most. */
  readonly startsDescending: boolean;
};
export type Order<Row> = { readonly sort: Sort<Row>; readonly isDescending: boolean };

/** The order after a click on a column's head; a second click turns it round. */
export function nextOrder<Row>(order: Order<Row> | null, sort: Sort<Row>): Order<Row> {
  return { sort, isDescending: order?.sort === sort ? !order.isDescending : sort.startsDescending };
}

/** Equal rows keep their order, whichever way it goes. */
export function orderRows<Row>(rows: readonly Row[], order: Order<Row> | null): readonly Row[] {
  if (order === null) return rows;
  const { sort, isDescending } = order;
  return rows.toSorted((a, b) => (isDescending ? sort.by(b) - sort.by(a) : sort.by(a) - sort.by(b)));
}
