// Progress on stderr: one line that is rewritten on a terminal, one line per milestone in a log.
import type { Terminal } from '../terminal.ts';

export type ProgressLine = {
  /** `milestone` names the stage; a log shows each stage once, with its first text. */
  show: (milestone: string, text: string) => void;
  /** Clears the line for other output. */
  clear: () => void;
};

export function createProgressLine(terminal: Terminal): ProgressLine {
  let lastMilestone: string | null = null;
  return {
    show(milestone, text) {
      if (terminal.canRewrite) terminal.rewrite(text);
      else if (milestone !== lastMilestone) terminal.err(`${text}\n`);
      lastMilestone = milestone;
    },
    clear() {
      if (terminal.canRewrite && lastMilestone !== null) terminal.rewrite('');
    },
  };
}
