// Measured samples: how they are collected over several runs, and the table of their medians.
import { z } from 'zod';
import { renderTable } from '../../src/cli/output/table.ts';

/** All values measured of one thing. */
export const samplesSchema = z.object({
  name: z.string(),
  unit: z.enum(['ms', 'MB', 'ratings/s', '%', 'x', 'stars', 'share']),
  values: z.array(z.number()),
});
export type Samples = z.infer<typeof samplesSchema>;

export function samplesOf(name: string, unit: Samples['unit'], values: readonly number[]): Samples {
  return { name, unit, values: [...values] };
}

/** Runs work several times, one after another, and joins the samples of the same name. */
export async function repeat(
  runs: number,
  work: (run: number) => Promise<readonly Samples[]>,
): Promise<Samples[]> {
  const joined = new Map<string, Samples>();
  for (let run = 0; run < runs; run++) {
    for (const { name, unit, values } of await work(run)) {
      joined.set(name, { name, unit, values: [...(joined.get(name)?.values ?? []), ...values] });
    }
  }
  return [...joined.values()];
}

/** Milliseconds that work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** The value below which a share of the values is; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The middle value, or the mean of the two middle ones; NaN of nothing. */
export function median(values: readonly number[]): number {
  const upper = quantile(values, 0.5);
  if (values.length % 2 === 1) return upper;
  const below = [...values].sort((a, b) => a - b)[values.length / 2 - 1] ?? Number.NaN;
  return (below + upper) / 2;
}

export function summarise({ name, unit, values }: Samples) {
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return { name, unit, median: median(values), min, max, samples: values.length };
}

export function renderSamples(all: readonly Samples[]): string {
  return renderTable(all.map(summarise), [
    { heading: 'Measured', value: (row) => row.name },
    { heading: 'Median', value: (row) => formatFigure(row.median), align: 'right' },
    { heading: 'Unit', value: (row) => row.unit },
    { heading: 'Min', value: (row) => formatFigure(row.min), align: 'right' },
    { heading: 'Max', value: (row) => formatFigure(row.max), align: 'right' },
    { heading: 'Samples', value: (row) => String(row.samples), align: 'right' },
  ]);
}

function formatFigure(value: number): string {
  const digits = value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0;
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
