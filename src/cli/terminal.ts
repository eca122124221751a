// The terminal as the commands see it: output streams and their width.
import { visibleLines, visibleText } from '../contract/visible-text.ts';

export type Terminal = {
  /** Results only, so that they can be piped. */
  out: (text: string) => void;
  /** Progress, notes and errors. */
  err: (text: string) => void;
  /** Replaces the last line of `err`, where `canRewrite`. */
  rewrite: (text: string) => void;
  /** Columns to fit tables into; null if the output is not a terminal and nothing should be truncated. */
  width: number | null;
  /** True if `err` can rewrite its last line. */
  canRewrite: boolean;
};

/** The terminal of this process. A closed pipe (`| head`) is not an error. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const terminal: Terminal = {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    rewrite: (text) => void process.stderr.write(`\r\u001b[K${text}`),
    width: process.stdout.isTTY ? process.stdout.columns : null,
    canRewrite: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
  };
  // Node asks to be woken when the window changes its size. Sizes are read once, and a signal that comes while
  // libtensorflow multiplies can corrupt memory (docs/decisions/native-runtimes.md).
  process.removeAllListeners('SIGWINCH');
  return terminal;
}

/** Titles, names and paths come from elsewhere: what in them would command the terminal is shown. In JSON it means the same. */
export function showingControls(terminal: Terminal): Terminal {
  return {
    ...terminal,
    out: (text) => {
      terminal.out(visibleLines(text));
    },
    err: (text) => {
      terminal.err(visibleLines(text));
    },
    rewrite: (text) => {
      terminal.rewrite(visibleText(text));
    },
  };
}
