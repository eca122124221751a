// Progress on stderr: one line that is rewritten where a person looks, one line per milestone where not.
import type { Terminal } from '../terminal.ts';

export type ProgressLine = {
  /** `milestone` names the stage; in a log each is told once, with the text of its first report. */
  show: (milestone: string, text: string) => void;
  /** Leaves the line empty for what comes next. */
  clear: () => void;
};

export function createProgressLine(terminal: Terminal): ProgressLine {
  let lastMilestone: string | null = null;
  return {
    show(milestone, text) {
      if (terminal.canRewrite) terminal.err(`\r\u001b[K${text}`);
      else if (milestone !== lastMilestone) terminal.err(`${text}\n`);
      lastMilestone = milestone;
    },
    clear() {
      if (terminal.canRewrite && lastMilestone !== null) terminal.err('\r\u001b[K');
    },
  };
}
