// A small log file of internal errors, beside the library; it never contains titles, ratings or searches.
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { MatineeError } from '../contract/errors.ts';
import { visibleText } from '../contract/visible-text.ts';

/** `what` is a fixed sentence of the program. Of the error only its kind and place get into the log. */
export type Log = (what: string, error?: unknown) => void;

const largestBytes = 1_000_000;

/** Writes to `<name>.log` in `directory`, and keeps one older file; logging never fails loudly. */
export function createLog(directory: string, name = 'matinee'): Log {
  const file = join(directory, `${name}.log`);
  return (what, error) => {
    try {
      mkdirSync(directory, { recursive: true });
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > largestBytes) {
        renameSync(file, join(directory, `${name}.old.log`));
      }
      appendFileSync(file, `${new Date().toISOString()} ${visibleText(what)}${traceOf(error)}\n`, {
        mode: 0o600,
      });
    } catch {
      return;
    }
  };
}

/** What an error says may name a movie or quote a file: only its kind is written, and the code that it came through. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const code = 'code' in error && typeof error.code === 'string' ? ` ${visibleText(error.code)}` : '';
  if (error instanceof MatineeError) return ` ${error.name}${code}`;
  const stack = error.stack ?? '';
  const frames = stack.startsWith(`${error.name}: ${error.message}`)
    ? stack.slice(error.name.length + 2 + error.message.length).split('\n')
    : [];
  const places = frames
    .filter((line) => /^ {4}at /u.test(line))
    .map((line) => `\n  ${visibleText(line.trim())}`);
  return ` ${visibleText(error.name)}${code}${places.join('')}`;
}
