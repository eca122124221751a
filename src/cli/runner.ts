// The context of every command: the library's folder, a way to print, and a signal for Ctrl+C.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { MatineeError } from '../contract/errors.ts';
import { defaultLibraryDirectory } from '../engine/library/place/library-place.ts';
import type { RunJobOptions } from '../engine/jobs/job-options.ts';
import type { JobResult, JobSpec } from '../engine/jobs/job-protocol.ts';
import { createProgressLine, type ProgressLine } from './output/progress.ts';
import type { Terminal } from './terminal.ts';

/** Runs a training to its result: `runJob`, in this process or another. */
export type RunTraining = (spec: JobSpec, options: RunJobOptions) => Promise<JobResult>;

export type CommandContext = {
  libraryDirectory: string;
  terminal: Terminal;
  progress: ProgressLine;
  signal: AbortSignal;
  runTraining: RunTraining;
  /** Sets what the next Ctrl+C does instead of cancelling; it returns false where it can't. */
  onInterrupt: (handler: () => boolean) => void;
  /** Prints `data` as one JSON object, or the text for people. */
  print: (data: object, toText: () => string) => void;
};

export type Runner = (work: (context: CommandContext) => Promise<void>) => Promise<void>;

export function createRunner(program: Command, terminal: Terminal, runTraining: RunTraining): Runner {
  return async (work) => {
    const options = program.opts<{ library?: string; json?: true }>();
    const cancelling = cancelOnInterrupt();
    const progress = createProgressLine(terminal);
    try {
      await work({
        libraryDirectory:
          options.library === undefined ? defaultLibraryDirectory() : resolve(options.library),
        terminal,
        runTraining,
        progress,
        signal: cancelling.signal,
        onInterrupt: cancelling.onInterrupt,
        print(data, toText) {
          progress.clear();
          terminal.out(options.json === true ? `${JSON.stringify(data)}\n` : toText());
        },
      });
    } catch (error) {
      progress.clear();
      if (error instanceof MatineeError && error.code === 'cancelled') {
        throw new MatineeError('cancelled', 'Cancelled; the library is as it was.', { cause: error });
      }
      throw error;
    } finally {
      cancelling.end();
    }
  };
}

/**
 * The first Ctrl+C cancels cleanly, unless a handler does something else with it; one after that ends the process at
 * once. SIGTERM always cancels.
 */
function cancelOnInterrupt(): Pick<CommandContext, 'signal' | 'onInterrupt'> & { end: () => void } {
  const controller = new AbortController();
  let handler: (() => boolean) | null = null;
  function cancel(): void {
    if (controller.signal.aborted) process.exit(1);
    controller.abort();
  }
  function interrupt(): void {
    if (handler?.() === true) handler = null;
    else cancel();
  }
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', cancel);
  return {
    signal: controller.signal,
    onInterrupt(next) {
      handler = next;
    },
    end() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', cancel);
    },
  };
}
