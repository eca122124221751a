// What goes wrong in main itself and in Chromium's helpers: recorded, and for an error that nobody caught asked about once.
import type { CrashLog } from './crash-log.ts';

/** The parts of Electron's app and of Node's process that are listened to. */
export type FailureSources = {
  app: {
    on: (event: 'child-process-gone', listener: (event: unknown, details: ChildDetails) => void) => unknown;
  };
  process: {
    on: (event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void) => unknown;
  };
};

type ChildDetails = { type: string; reason: string; exitCode: number; serviceName?: string; name?: string };

/** `onUncaught` is called for the first error of a session that nobody caught: after it main may be in any state. */
export function recordFailures(
  { app, process }: FailureSources,
  record: CrashLog,
  onUncaught: () => void,
): void {
  app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
    // Engine and jobs are ended on purpose all the time, by a signal.
    if (reason === 'clean-exit' || (type === 'Utility' && reason === 'killed')) return;
    record('child-process-gone', { type, name: (name ?? 'unknown').replaceAll(' ', '_'), reason, exitCode });
  });
  let hasAsked = false;
  process.on('uncaughtException', (error) => {
    record('uncaught-exception', {}, error);
    if (hasAsked) return;
    hasAsked = true;
    onUncaught();
  });
  process.on('unhandledRejection', (error) => {
    record('unhandled-rejection', {}, error);
  });
}
