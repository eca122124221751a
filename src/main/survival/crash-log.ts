// A record of crashes beside the log: when, what, why; of an error its kind and its place in the code, never its words.
import { createLog } from '../log.ts';

export type CrashLog = (
  what: string,
  why: Readonly<Record<string, string | number>>,
  error?: unknown,
) => void;

/** Writes a line for each crash to `crashes.log` in `directory`. */
export function createCrashLog(directory: string, version: string): CrashLog {
  const log = createLog(directory, 'crashes');
  return (what, why, error) => {
    const details = Object.entries({ ...why, version }).map(([key, value]) => `${key}=${value}`);
    log([what, ...details].join(' '), error);
  };
}
