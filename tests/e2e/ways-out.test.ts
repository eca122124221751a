// The ways out of the page that no content security policy closes: WebRTC, the clipboard, blank pages, downloads, links.
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { launchApp, type LaunchedApp } from './app.ts';

let launched: LaunchedApp;
beforeAll(async () => {
  launched = await launchApp();
});
afterAll(() => launched.close());

const home = 'app://matinee/?locale=en';

/** Two ports of this computer, one for packets and one for connections, and how much has come to each. */
async function startEars() {
  const udp = createSocket('udp4');
  const tcp = createServer((socket) => {
    heard.connections += 1;
    socket.destroy();
  });
  const heard = { packets: 0, connections: 0 };
  udp.on('message', () => (heard.packets += 1));
  udp.bind(0, '127.0.0.1');
  tcp.listen(0, '127.0.0.1');
  await Promise.all([once(udp, 'listening'), once(tcp, 'listening')]);
  onTestFinished(() => {
    udp.close();
    tcp.close();
  });
  return { heard, udp: udp.address().port, tcp: (tcp.address() as AddressInfo).port };
}

test('WebRTC sends no packet and opens no connection', async () => {
  const ears = await startEars();
  const state = await launched.page.evaluate(async ({ udp, tcp }) => {
    const account = { username: 'ada', credential: 'secret' };
    const connection = new RTCPeerConnection({
      iceServers: [
        { urls: `stun:127.0.0.1:${udp}` },
        { urls: `turn:127.0.0.1:${udp}?transport=udp`, ...account },
        { urls: `turn:127.0.0.1:${tcp}?transport=tcp`, ...account },
      ],
    });
    connection.createDataChannel('out');
    await connection.setLocalDescription(await connection.createOffer());
    const gathered = new Promise((resolve) => {
      connection.addEventListener('icegatheringstatechange', () => {
        if (connection.iceGatheringState === 'complete') resolve(null);
      });
    });
    await Promise.race([gathered, new Promise((resolve) => setTimeout(resolve, 3000))]);
    const { signalingState } = connection;
    connection.close();
    return signalingState;
  }, ears);
  expect(state).toBe('have-local-offer');
  expect(ears.heard).toEqual({ packets: 0, connections: 0 });
});

/**
 * Runs in a page that has just loaded, as code does that nobody clicked for: Playwright's own calls count as gestures.
 * It is Playwright that loads the page, so that it knows the page of its next call.
 */
async function withoutGesture(code: string): Promise<unknown> {
  await launched.page.reload();
  return launched.app.evaluate(
    ({ BrowserWindow }, script) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script) as Promise<unknown>,
    code,
  );
}

test('the clipboard is neither read nor overwritten without a gesture', async () => {
  const { app } = launched;
  await app.evaluate(({ clipboard }) => clipboard.writeText('a secret'));
  const pasted = await withoutGesture(`
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
    document.execCommand('paste');
    [navigator.userActivation.isActive, field.value]`);
  expect(pasted).toEqual([false, '']);
  await withoutGesture(`
    const full = document.createElement('textarea');
    document.body.append(full);
    full.value = 'overwritten';
    full.select();
    document.execCommand('copy');`);
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('a secret');
});

test('even with a gesture a page can not paste by itself', async () => {
  const { app, page } = launched;
  await app.evaluate(({ clipboard }) => clipboard.writeText('a secret'));
  const pasted = await page.evaluate(() => {
    const field = document.createElement('textarea');
    document.body.append(field);
    field.focus();
    document.execCommand('paste');
    const { value } = field;
    field.remove();
    return value;
  });
  expect(pasted).toBe('');
});

test('a key is pasted by mouse, from a menu in the window’s language', async () => {
  const { app, page } = launched;
  await app.evaluate(({ clipboard, Menu }) => {
    void clipboard.writeText('0123456789abcdef');
    const menus: Electron.Menu[] = [];
    Object.assign(globalThis, { menus });
    Menu.prototype.popup = function popup(this: Electron.Menu) {
      menus.push(this);
    };
  });
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'key';
    field.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 1000;';
    document.body.append(field);
  });
  await page.locator('#key').click({ button: 'right' });
  const labels = () =>
    app.evaluate(() =>
      (Reflect.get(globalThis, 'menus') as Electron.Menu[])[0]?.items.map((item) => item.label),
    );
  await expect.poll(labels).toEqual(['Cut', 'Copy', 'Paste', '', 'Select all']);
  await app.evaluate(({ BrowserWindow }) => {
    const [menu] = Reflect.get(globalThis, 'menus') as Electron.Menu[];
    const [window] = BrowserWindow.getAllWindows();
    const paste = menu?.items.find((item) => item.role === 'paste');
    paste?.click(undefined, window, window?.webContents);
  });
  await expect.poll(() => page.locator('#key').inputValue()).toBe('0123456789abcdef');
});

test('about:blank leads nowhere', async () => {
  const { app, page } = launched;
  await page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  const opened = await page.evaluate(() => {
    const form = Object.assign(document.createElement('form'), { action: 'about:blank', target: '_blank' });
    document.body.append(form);
    form.submit();
    return window.open('about:blank') === null;
  });
  expect(opened).toBe(true);
  await page.evaluate(() => {
    window.location.href = 'about:blank';
  });
  await page.locator('#content').waitFor();
  await expect.poll(() => page.url()).toBe(`${home}#/settings`);
  expect(app.windows()).toHaveLength(1);
});

test('a page can not download', async () => {
  const { app, page } = launched;
  await app.evaluate(({ session }) => {
    const downloads: string[] = [];
    Object.assign(globalThis, { downloads });
    session.defaultSession.on('will-download', (event, item) => {
      downloads.push(`${item.getFilename()} ${event.defaultPrevented ? 'refused' : 'begun'}`);
    });
  });
  await page.evaluate(() => {
    const url = URL.createObjectURL(new Blob(['everything']));
    Object.assign(document.createElement('a'), { href: url, download: 'diary.txt' }).click();
  });
  const downloads = () => app.evaluate((): unknown => Reflect.get(globalThis, 'downloads'));
  await expect.poll(downloads).toEqual(['diary.txt refused']);
});

test('links go to the browser one for each press, and only to hosts that the window links to', async () => {
  const { app, page } = launched;
  await app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => {
      opened.push(url);
      return Promise.resolve();
    };
  });
  const opened = () => app.evaluate((): unknown => Reflect.get(globalThis, 'opened'));
  const open = (urls: readonly string[]) =>
    page.evaluate((all) => all.map((url) => window.open(url) === null), urls);
  const movie = 'https://www.imdb.com/title/tt0111161/';

  await page.evaluate(() => {
    const button = document.createElement('button');
    button.id = 'link';
    button.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 1000; width: 9rem; height: 9rem;';
    document.body.append(button);
  });
  await page.locator('#link').click();
  const elsewhere = [
    'https://example.org/',
    'http://www.imdb.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
  ];
  expect(await open(elsewhere)).toEqual(Array(4).fill(true));
  expect(await opened()).toEqual([]);
  expect(await open(Array<string>(300).fill(movie))).toEqual(Array(300).fill(true));
  expect(await opened()).toEqual([movie]);
  expect(await open([movie])).toEqual([true]);
  expect(await opened()).toEqual([movie]);
  await page.locator('#link').click();
  await open([movie]);
  expect(await opened()).toEqual([movie, movie]);
  expect(app.windows()).toHaveLength(1);
});
