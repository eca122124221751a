// What the program was asked for from outside the window: a file that was opened with it, a task at its icon.
import { ask, hear } from '../state/api.ts';
import { runCommand } from './commands.ts';
import { dropped } from './dropped.svelte.ts';

/** Takes what waits, and from now on what comes; returns the function that ends it. */
export function takeWhatIsAskedFor(): () => void {
  void take();
  return hear('app:asked', () => void take());
}

async function take(): Promise<void> {
  // Without an answer there is nothing to do.
  const { path, command } = await ask('app:asked-for', {}).catch(() => ({ path: null, command: null }));
  if (command !== null) runCommand(command);
  if (path !== null) await dropped.open(path);
}
