/** `npm start`: sets everything up and opens the app; without a display it shows the same in the terminal. `npm start -- --switch` hands switches on to Electron. */
import { exitWithSentence, SetupError } from './setup/errors.ts';
import { provideGeneratedCode } from './setup/generate.ts';
import { stopPrograms } from './setup/process.ts';
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
  const switches = process.argv.slice(2);
  if (process.getuid?.() === 0 && !switches.includes('--no-sandbox')) {
    throw new SetupError(
      "Matinee's window does not open for root, because Chromium's sandbox can't protect it: run npm start as an ordinary user, or, where nothing else is possible, go without the sandbox: npm start -- --no-sandbox",
    );
  }
  console.log('Opening Matinee.');
  return runInForeground([electronExecutable, '.', ...switches]);
}

try {
  await provideGeneratedCode();
  // Beside the downloads: it needs none of the native parts.
  const built = buildApp();
  built.catch(() => undefined);
  const setup = await runSetup();
  await built;
  process.exitCode = hasDisplay() ? await openWindow(setup) : await showInTerminal();
} catch (error) {
  stopPrograms();
  exitWithSentence(error);
}
