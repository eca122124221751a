// The terminal as the commands see it: where text goes and whether a person is looking.

export type Terminal = {
  /** Results alone go here, so that they can be piped. */
  out: (text: string) => void;
  /** Progress, notes and errors. */
  err: (text: string) => void;
  /** Columns to fit tables into; null where nobody looks and nothing should be cut. */
  width: number | null;
  /** True where `err` can rewrite its last line. */
  canRewrite: boolean;
};

/** The terminal of this process. A reader that has seen enough (`| head`) is no error. */
export function processTerminal(): Terminal {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    width: process.stdout.isTTY ? process.stdout.columns : null,
    canRewrite: process.stderr.isTTY && process.env['TERM'] !== 'dumb',
  };
}
