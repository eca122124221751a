// What one waited for in the window beside what it may take, for people and for programs.
import { renderTable } from '../../../src/cli/output/table.ts';
import type { Report } from '../harness.ts';
import { median, quantile } from '../measurement.ts';
import { budgets, measures } from './budgets.ts';
import type { WindowTimes } from './measure-window.ts';

export function reportWindow({ waits, processor, held }: WindowTimes): Report {
  const rows = measures.map((measure) => {
    const values = waits.get(measure) ?? [];
    return {
      ...budgets[measure],
      p50: quantile(values, 0.5),
      p95: quantile(values, 0.95),
      processor: median(processor.get(measure) ?? []),
      samples: values.length,
    };
  });
  const table = renderTable(rows, [
    { heading: 'Waited for', value: (row) => row.what },
    { heading: 'p50', value: (row) => row.p50.toFixed(0), align: 'right' },
    { heading: 'p95', value: (row) => row.p95.toFixed(0), align: 'right' },
    { heading: 'Budget', value: (row) => String(row.ms), align: 'right' },
    { heading: '', value: (row) => (row.p95 <= row.ms ? 'kept' : 'missed') },
    {
      heading: 'Processor',
      value: (row) => (Number.isNaN(row.processor) ? '' : row.processor.toFixed(0)),
      align: 'right',
    },
    { heading: 'Samples', value: (row) => String(row.samples), align: 'right' },
  ]);
  return { figures: { window: rows, held }, text: `${table}\nMilliseconds. ${heldWords(held)}` };
}

function heldWords(held: WindowTimes['held']): string {
  if (held === null) return '';
  return `Home holds ${held.elements} elements, ${held.cards} cards and ${held.radios} radio buttons.`;
}
