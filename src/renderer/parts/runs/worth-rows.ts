// What a run is worth to the person, as a table: its error on their ratings beside that of others.
import { m } from '../../../messages/messages.js';
import type { RunWorth } from '../../../contract/run-worth.ts';
import type { Table } from '../../ui/data-table.ts';
import { formatDifference, formatError } from './figures.ts';
import { verdictColumn, verdictOf, type Verdict } from './verdict.ts';

type Measured = Extract<RunWorth, { status: 'measured' }>;

export type WorthRow = {
  name: string;
  error: string;
  difference: string;
  interval: string;
  /** Whether the model is nearer than this other method. */
  verdict: Verdict;
};

/** One row for each method that the model is held against. */
export function worthRows({ mean, bias, before }: Measured): WorthRow[] {
  const rivals = [
    ...(before === null ? [] : [{ name: m.train_worth_before(), ...before.error }]),
    { name: m.train_worth_mean(), ...mean },
    { name: m.train_worth_bias(), ...bias },
  ];
  return rivals.map(({ name, rmse, difference, low, high }) => ({
    name,
    error: formatError(rmse),
    difference: formatDifference(difference),
    interval: m.train_from_to({ from: formatDifference(low), to: formatDifference(high) }),
    verdict: verdictOf({ low, high }, difference < 0),
  }));
}

export function worthTable(worth: Measured): Table<WorthRow> {
  return {
    label: m.train_worth_title(),
    rows: worthRows(worth),
    columns: [
      { heading: m.train_worth_against(), text: ({ name }) => name },
      { heading: m.train_worth_error(), text: ({ error }) => error },
      { heading: m.train_worth_less(), text: ({ difference }) => difference, tone: 'model' },
      { heading: m.train_interval(), text: ({ interval }) => interval },
      verdictColumn(),
    ],
    notes: [m.train_worth_note()],
  };
}
