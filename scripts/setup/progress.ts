/** Progress lines of set-up: which part, what it does, and how far it is. */

/** Says what a part of set-up is doing now. */
export type Report = (message: string) => void;

const partWidth = 10;

/** A reporter whose lines carry the part's name. */
export function reportFor(part: string, write: (line: string) => void = console.log): Report {
  return (message) => write(`  ${part.padEnd(partWidth)} ${message}`);
}

/** Reports a growing number of bytes, at most once in `everyMs`. */
export function reportBytes(
  report: Report,
  what: string,
  totalBytes: number,
  everyMs = 3000,
): (bytes: number) => void {
  let lastReportMs = Date.now();
  return (bytes) => {
    if (Date.now() - lastReportMs < everyMs) return;
    lastReportMs = Date.now();
    report(`${what}: ${megabytes(bytes)} of about ${megabytes(totalBytes)} MB`);
  };
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}

/** Seconds since `startMs`, for people. */
export function secondsSince(startMs: number): string {
  return `${((Date.now() - startMs) / 1000).toFixed(1)} s`;
}
