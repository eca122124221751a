// Renders rows as a plain aligned table.
import { visibleText } from '../../contract/visible-text.ts';

export type Column<Row> = {
  heading: string;
  value: (row: Row) => string;
  align?: 'left' | 'right';
  /** May be truncated on narrow terminals; otherwise the column keeps its width. */
  shrinks?: boolean;
};

const gap = '  ';
const narrowest = 12;

/**
 * A heading line, a rule and one line per row; `width` is the number of columns to fit into, null for as wide as
 * needed. Ends with a line break.
 */
export function renderTable<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  width: number | null = null,
): string {
  const cells = rows.map((row) => columns.map((column) => visibleText(column.value(row))));
  const widths = columns.map((column, index) =>
    Math.max(textWidth(column.heading), ...cells.map((line) => textWidth(line[index] ?? ''))),
  );
  if (width !== null) shrink(widths, columns, width);
  const line = (texts: readonly string[]): string =>
    texts
      .map((text, index) => fit(text, widths[index] ?? 0, columns[index]?.align ?? 'left'))
      .join(gap)
      .trimEnd();
  return [
    line(columns.map((column) => column.heading)),
    widths.map((cellWidth) => '─'.repeat(cellWidth)).join(gap),
    ...cells.map(line),
    '',
  ].join('\n');
}

/** Names and values, one pair per line. */
export function renderFacts(facts: readonly (readonly [name: string, value: string])[]): string {
  const nameWidth = Math.max(...facts.map(([name]) => textWidth(name)));
  return facts
    .map(([name, value]) => `${fit(name, nameWidth, 'left')}${gap}${visibleText(value)}\n`)
    .join('');
}

function shrink(widths: number[], columns: readonly Column<never>[], width: number): void {
  let excess = widths.reduce((sum, cell) => sum + cell, 0) + gap.length * (widths.length - 1) - width;
  for (const [index, column] of columns.entries()) {
    const current = widths[index] ?? 0;
    if (column.shrinks !== true || excess <= 0) continue;
    const next = Math.max(Math.min(current, narrowest), current - excess);
    widths[index] = next;
    excess -= current - next;
  }
}

function fit(text: string, width: number, align: 'left' | 'right'): string {
  const missing = width - textWidth(text);
  if (missing < 0)
    return `${Array.from(text)
      .slice(0, width - 1)
      .join('')}…`;
  return align === 'left' ? text + ' '.repeat(missing) : ' '.repeat(missing) + text;
}

function textWidth(text: string): number {
  return Array.from(text).length;
}
