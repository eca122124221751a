// Puts every guard in place before anything is shown: the sandbox, the clipboard, each session and each web contents.
import type { App } from 'electron';
import { guardContents, type OpenLink } from './contents-guard.ts';
import { guardSession } from './session-guard.ts';

/** The parts of Electron's app that the guards need. */
export type GuardedApp = Pick<App, 'enableSandbox' | 'on'> & {
  commandLine: Pick<App['commandLine'], 'hasSwitch' | 'appendSwitch'>;
};

/** By default Electron lets a page paste and copy whenever it likes; with these, copying takes a gesture. */
const clipboardSettings = 'DOMPasteAllowed=false,javaScriptCanAccessClipboard=false';

/** Has to run before the app is ready. */
export function guardApp(app: GuardedApp, openLink: OpenLink): void {
  // Only tests running as root start without the sandbox, and they say so by this switch.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.commandLine.appendSwitch('blink-settings', clipboardSettings);
  app.on('session-created', guardSession);
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents, openLink);
  });
}
