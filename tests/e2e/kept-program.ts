// Starts a screen or an app in a library's folder, says which, and stays until it is killed.
import { launchApp } from './app.ts';
import { findDisplay } from './display.ts';

const [, , what, libraryDirectory = ''] = process.argv;

if (what === 'display') {
  console.log(await findDisplay());
} else {
  const { app } = await launchApp({ libraryDirectory });
  console.log(app.process().pid);
}
setInterval(() => undefined, 60_000);
