// Guards that stand behind others: each is tried where the one before it is missing.
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchApp, startAgain, type LaunchedApp } from './app.ts';

let launched: LaunchedApp;
let server: Server;
let address: string;
let requested: string[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    requested.push(request.url ?? '');
    if (request.url === '/redirect') response.writeHead(302, { location: '/target' }).end();
    else response.writeHead(200, { 'content-type': 'text/html' }).end('<webview src="/target"></webview>');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  launched = await launchApp();
});
beforeEach(() => {
  requested = [];
});
afterAll(async () => {
  await launched.close();
  server.closeAllConnections();
  server.close();
});

test('the content security policy refuses each kind by itself', async () => {
  const violations = await launched.page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective));
    const elsewhere = 'https://example.org/';
    await fetch(elsewhere).catch(() => undefined);
    const made = [
      Object.assign(document.createElement('img'), { src: elsewhere }),
      Object.assign(document.createElement('style'), { textContent: 'body { color: red }' }),
      Object.assign(document.createElement('script'), { src: `data:text/javascript,0` }),
      Object.assign(document.createElement('base'), { href: elsewhere }),
      Object.assign(document.createElement('object'), { data: elsewhere }),
      Object.assign(document.createElement('form'), { action: 'app://matinee/', method: 'post' }),
    ];
    document.body.append(...made);
    document.querySelector('form')?.submit();
    await new FontFace('elsewhere', `url(${elsewhere})`).load().catch(() => undefined);
    const untilMs = Date.now() + 5000;
    while (violated.length < 8 && Date.now() < untilMs)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const element of made) element.remove();
    return violated.toSorted();
  });
  expect(violations).toEqual([
    'base-uri',
    'connect-src',
    'font-src',
    'form-action',
    'img-src',
    'object-src',
    'script-src-elem',
    'style-src-elem',
  ]);
});

test('a redirect away from the app is not followed', async () => {
  await launched.app.evaluate(async ({ BrowserWindow, session }, url) => {
    const options = { session: session.fromPartition('elsewhere') };
    const window = new BrowserWindow({ show: false, webPreferences: options });
    await window.loadURL(url).catch(() => undefined);
    window.destroy();
  }, `${address}/redirect`);
  expect(requested).toEqual(['/redirect']);
});

test('no page can embed another by a webview, even where they are enabled', async () => {
  const isRefused = await launched.app.evaluate(async ({ BrowserWindow, session }, url) => {
    const options = { session: session.fromPartition('elsewhere'), webviewTag: true };
    const window = new BrowserWindow({ show: false, webPreferences: options });
    const refused = new Promise<boolean>((resolve) =>
      window.webContents.on('will-attach-webview', (event) => resolve(event.defaultPrevented)),
    );
    await window.loadURL(url);
    const outcome = await refused;
    window.destroy();
    return outcome;
  }, `${address}/webview`);
  expect(isRefused).toBe(true);
  expect(requested).not.toContain('/target');
});

test('the window’s page can not be framed, even where frames may load', async () => {
  const outcome = await launched.app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false });
    const { webContents } = window;
    webContents.removeAllListeners('will-frame-navigate');
    const framed = new Promise<string>((resolve) => {
      webContents.on('did-fail-load', (_event, _code, description, _url, isMainFrame) => {
        if (!isMainFrame) resolve(description);
      });
      webContents.on('did-frame-finish-load', (_event, isMainFrame) => {
        if (!isMainFrame) resolve('loaded');
      });
    });
    await window.loadURL('data:text/html,<iframe src="app://matinee/index.html"></iframe>');
    const description = await framed;
    window.destroy();
    return description;
  });
  expect(outcome).toBe('ERR_BLOCKED_BY_RESPONSE');
});

test('a second start with the same library ends, and shows the window of the first', async () => {
  const { app, libraryDirectory } = launched;
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await startAgain(libraryDirectory)).toBe(0);
  const isVisible = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
  await expect.poll(isVisible).toBe(true);
});
