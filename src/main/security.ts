// What no page may do: leave the app, open windows, embed others, or ask for a device.
import { app, session, shell, type WebContents } from 'electron';
import { isExternalLink, isOwnPage } from './urls.ts';

/** Refuses every permission: Matinee needs none. */
export function denyPermissions(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false);
  });
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
}

/** Guards every web contents, also unexpected ones. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    guardNavigation(contents);
  });
}

function guardNavigation(contents: WebContents): void {
  contents.setWindowOpenHandler(({ url }) => {
    openExternally(url);
    return { action: 'deny' };
  });
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame && isOwnPage(event.url)) return;
    event.preventDefault();
    if (event.isMainFrame) openExternally(event.url);
  });
  contents.on('will-redirect', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
}

function openExternally(url: string): void {
  if (isExternalLink(url)) void shell.openExternal(url);
}
