// What no page may do: leave the app, open windows, embed others, or reach the network past the proxy.
import type { WebContents } from 'electron';
import { isOwnPage } from '../urls.ts';
import { LinkGate } from './external-links.ts';

/** Hands a link to the person's browser. */
export type OpenLink = (url: string) => void;

/** Guards one web contents for as long as it lives. */
export function guardContents(contents: WebContents, openLink: OpenLink): void {
  // WebRTC is not subject to the content security policy: its packets may go through the proxy alone, which leads nowhere.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  guardNavigation(contents, openLink);
  returnFromBlankPages(contents);
}

function guardNavigation(contents: WebContents, openLink: OpenLink): void {
  const gate = new LinkGate();
  const openExternally: OpenLink = (url) => {
    if (gate.take(url)) openLink(url);
  };
  contents.on('input-event', (_event, { type }) => {
    gate.hear(type);
  });
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
}

/** Chromium asks nobody before it shows about:blank: whoever went there is brought back. */
function returnFromBlankPages(contents: WebContents): void {
  let lastPage: string | null = null;
  const remember = (url: string): void => {
    if (isOwnPage(url)) lastPage = url;
  };
  contents.on('did-navigate-in-page', (_event, url, isMainFrame) => {
    if (isMainFrame) remember(url);
  });
  contents.on('did-navigate', (_event, url) => {
    remember(url);
    if (lastPage !== null && !isOwnPage(url)) void contents.loadURL(lastPage);
  });
}
