/** What test runs come to: their totals, and the files that took longest. */
import { z } from 'zod';

export const totalsSchema = z.object({ passed: z.int(), failed: z.int(), skipped: z.int() });
export type Totals = Readonly<z.infer<typeof totalsSchema>>;

/** A test file or a check, and how long it took. */
export const timingSchema = z.object({ name: z.string(), ms: z.number() });
export type Timing = Readonly<z.infer<typeof timingSchema>>;

export const skippedTestSchema = z.object({ file: z.string(), name: z.string() });
export type SkippedTest = Readonly<z.infer<typeof skippedTestSchema>>;

export interface StepResult {
  readonly totals: Totals;
  readonly timings: readonly Timing[];
  readonly skipped: readonly SkippedTest[];
}

/** The sum of several totals. */
export function addTotals(all: readonly Totals[]): Totals {
  return {
    passed: all.reduce((sum, { passed }) => sum + passed, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    skipped: all.reduce((sum, { skipped }) => sum + skipped, 0),
  };
}

/** The plain total that ends a test run. */
export function describeTotals({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const shownTimings = 10;

/** The time of a step and below it the slowest of its files or checks. */
export function describeTimings(step: Timing, timings: readonly Timing[]): string {
  const slowest = timings.toSorted((a, b) => b.ms - a.ms).slice(0, shownTimings);
  return [timingLine(step, ''), ...slowest.map((timing) => timingLine(timing, '  '))].join('\n');
}

function timingLine({ name, ms }: Timing, indent: string): string {
  return `${(ms / 1000).toFixed(1).padStart(7)} s  ${indent}${name}`;
}
