// What trainings can be written as, for other programs and other people.
import { z } from 'zod';
import { keysOf } from './keys-of.ts';

/** One file, or a folder with a folder for each run. */
type RunExportEntry = {
  /** How many runs it can hold. */
  readonly holds: 'one' | 'many';
  /** The ending of the file; null for a folder. */
  readonly ending: string | null;
  /** What it is, for the help of the command line. */
  readonly meaning: string;
};

export const runExportTable = {
  report: { holds: 'one', ending: 'html', meaning: 'a page about one run, for any browser' },
  runs: { holds: 'many', ending: 'csv', meaning: 'a table with a line for each run' },
  epochs: { holds: 'many', ending: 'csv', meaning: 'a table with a line for each epoch' },
  tensorboard: { holds: 'many', ending: null, meaning: 'a folder of event files for TensorBoard' },
} as const satisfies Readonly<Record<string, RunExportEntry>>;

export type RunExport = keyof typeof runExportTable;
export const runExports: readonly RunExport[] = keysOf(runExportTable);
export const runExportSchema = z.enum(runExports);
