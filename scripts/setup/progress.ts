/** Progress lines of set-up: which part, what it does, and how far it is. */

/** Says what a part of set-up is doing now. */
export type Report = (message: string) => void;

const reportEveryMs = 3000;

/** A reporter whose lines begin with the part's name. */
export function reportFor(part: string): Report {
  return (message) => console.log(`  ${part.padEnd(10)} ${message}`);
}

/** Passes on at most one message in some seconds. */
export function seldom(report: Report): Report {
  let lastReportMs = Date.now();
  return (message) => {
    if (Date.now() - lastReportMs < reportEveryMs) return;
    lastReportMs = Date.now();
    report(message);
  };
}

/** Seconds since `startMs`, for people. */
export function secondsSince(startMs: number): string {
  return `${((Date.now() - startMs) / 1000).toFixed(1)} s`;
}
