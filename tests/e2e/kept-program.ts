// Starts a screen or an app in a library's folder, says which, and stays until it is killed.
import { launchApp } from './app.ts';
import { findDisplay } from './display.ts';

const [, , what, libraryDirectory = ''] = process.argv;

if (what === 'display') {
  process.stdout.write(`${await findDisplay()}\n`);
} else {
  const { app } = await launchApp({ libraryDirectory });
  process.stdout.write(`${app.process().pid}\n`);
}
setInterval(() => undefined, 60_000);
