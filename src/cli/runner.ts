// The context of every command: the library's folder, a way to print, and a signal for Ctrl+C.
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { MatineeError } from '../contract/errors.ts';
import { defaultLibraryDirectory } from '../engine/library/default-directory.ts';
import { createProgressLine, type ProgressLine } from './output/progress.ts';
import type { Terminal } from './terminal.ts';

export type CommandContext = {
  libraryDirectory: string;
  terminal: Terminal;
  progress: ProgressLine;
  signal: AbortSignal;
  /** Prints `data` as one JSON object, or the text for people. */
  print: (data: object, toText: () => string) => void;
};

export type Runner = (work: (context: CommandContext) => Promise<void>) => Promise<void>;

export function createRunner(program: Command, terminal: Terminal): Runner {
  return async (work) => {
    const options = program.opts<{ library?: string; json?: true }>();
    const cancelling = cancelOnInterrupt();
    const progress = createProgressLine(terminal);
    try {
      await work({
        libraryDirectory:
          options.library === undefined ? defaultLibraryDirectory() : resolve(options.library),
        terminal,
        progress,
        signal: cancelling.signal,
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

/** The first Ctrl+C cancels cleanly; a second one ends the process at once. */
function cancelOnInterrupt(): { signal: AbortSignal; end: () => void } {
  const controller = new AbortController();
  function onInterrupt(): void {
    if (controller.signal.aborted) process.exit(1);
    controller.abort();
  }
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', onInterrupt);
  return {
    signal: controller.signal,
    end() {
      process.off('SIGINT', onInterrupt);
      process.off('SIGTERM', onInterrupt);
    },
  };
}
