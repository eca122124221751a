// What the program is asked for from outside: a file that is opened with it, or a command of the system's list of tasks.
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AskedFor } from '../../contract/app-calls.ts';
import { commandIdSchema } from '../../contract/commands.ts';

const commandSwitch = '--command=';

/** The arguments that make a start ask for a command. */
export function argumentsFor(command: string): string {
  return `${commandSwitch}${command}`;
}

/**
 * Reads what follows the program on a command line that somebody gave in `directory`; the last file and the last
 * command count. Chromium's switches are among them, and what is not there is nothing.
 */
export function readArguments(
  args: readonly string[],
  directory: string,
  isThere: (path: string) => boolean,
): AskedFor {
  const asked: AskedFor = { path: null, command: null };
  for (const argument of args) {
    if (argument.startsWith(commandSwitch)) {
      asked.command = commandIdSchema.safeParse(argument.slice(commandSwitch.length)).data ?? asked.command;
    } else if (!argument.startsWith('-')) {
      const path = pathOf(argument, directory);
      if (path !== null && isThere(path)) asked.path = path;
    }
  }
  return asked;
}

/** Some desktops write files as addresses. */
function pathOf(argument: string, directory: string): string | null {
  if (argument === '') return null;
  if (!argument.startsWith('file:')) return resolve(directory, argument);
  try {
    return fileURLToPath(argument);
  } catch {
    return null;
  }
}

/** Keeps the latest until the window takes it, which may still have to open. */
export class Asked {
  readonly #onAsked: () => void;
  #latest: AskedFor = { path: null, command: null };

  /** `onAsked` is called whenever there is something to take. */
  constructor(onAsked: () => void) {
    this.#onAsked = onAsked;
  }

  add({ path, command }: AskedFor): void {
    if (path === null && command === null) return;
    this.#latest = { path, command };
    this.#onAsked();
  }

  take(): AskedFor {
    const taken = this.#latest;
    this.#latest = { path: null, command: null };
    return taken;
  }
}
