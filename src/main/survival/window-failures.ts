// The window's own process: when it dies or hangs, the person is asked, and the window comes back at the same place.
import type { CrashLog } from './crash-log.ts';

/** The parts of Electron's web contents that are used. */
export type FailingContents = {
  on: ((
    event: 'render-process-gone',
    listener: (event: unknown, details: { reason: string; exitCode: number }) => void,
  ) => unknown) &
    ((event: 'unresponsive', listener: () => void) => unknown) &
    ((event: 'responsive', listener: () => void) => unknown);
  /** Loads the page again, at its last address. */
  reload: () => void;
  forcefullyCrashRenderer: () => void;
  isDestroyed: () => boolean;
};

export type WindowFailureOptions = {
  record: CrashLog;
  /** Asks what to do about a window that crashed. */
  askAfterCrash: () => Promise<'reopen' | 'quit'>;
  /** Asks what to do about a window that hangs; the signal takes the question back when it answers again. */
  askWhileHanging: (signal: AbortSignal) => Promise<'wait' | 'reopen'>;
  quit: () => void;
};

export function surviveFailures(contents: FailingContents, options: WindowFailureOptions): void {
  const { record } = options;
  const reopen = (): void => {
    if (!contents.isDestroyed()) contents.reload();
  };
  let hanging: AbortController | null = null;
  /** Set while a window that hangs is ended on purpose. */
  let isBeingEnded = false;

  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    hanging?.abort();
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    record('window-process-gone', { reason, exitCode });
    if (isBeingEnded) {
      isBeingEnded = false;
      reopen();
      return;
    }
    void options.askAfterCrash().then((choice) => {
      if (choice === 'reopen') reopen();
      else options.quit();
    });
  });

  contents.on('unresponsive', () => {
    if (hanging !== null) return;
    record('window-unresponsive', {});
    const question = new AbortController();
    hanging = question;
    void options.askWhileHanging(question.signal).then((choice) => {
      hanging = null;
      if (choice !== 'reopen' || question.signal.aborted || contents.isDestroyed()) return;
      isBeingEnded = true;
      contents.forcefullyCrashRenderer();
    });
  });
  contents.on('responsive', () => {
    hanging?.abort();
  });
}
