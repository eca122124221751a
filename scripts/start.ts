/** `npm start`: sets everything up and opens the app; without a display it shows the same in the terminal. */
import { exitWithSentence } from './setup/exit.ts';
import { SetupError } from './setup/errors.ts';
import { runSetup, type SetupResult } from './setup/run-setup.ts';
import { hasDisplay } from './setup/system-libraries.ts';
import { showInTerminal } from './start/terminal-tour.ts';
import { buildApp } from './testing/app-build.ts';
import { runInForeground } from './testing/suites.ts';

async function openWindow({ electronExecutable, missingLibraries }: SetupResult): Promise<number> {
  if (missingLibraries !== undefined) {
    throw new SetupError(
      `The window can't open before the system has ${missingLibraries.names.join(', ')}: run "${missingLibraries.command}" and then "npm start" again.`,
    );
  }
  if (process.getuid?.() === 0) {
    throw new SetupError(
      "Matinee's window does not open for root, because Chromium's sandbox can't protect it: run npm start as an ordinary user.",
    );
  }
  console.log('Opening Matinee.');
  return runInForeground([electronExecutable, '.']);
}

try {
  const setup = await runSetup();
  await buildApp();
  process.exitCode = hasDisplay() ? await openWindow(setup) : await showInTerminal();
} catch (error) {
  exitWithSentence(error);
}
