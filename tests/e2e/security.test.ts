// Electron's security rules, tried out from inside the real window.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startListener, type Listener } from '../fixtures/listener.ts';
import { launchApp, type LaunchedApp } from './app.ts';
import './calls.ts'; // for the type of window.matinee
import { tryToReach } from './inspect/reach.ts';

let launched: LaunchedApp;

beforeAll(async () => {
  launched = await launchApp();
});

afterAll(async () => {
  await launched.close();
});

test('the page comes from app:// with a strict policy', async () => {
  const { page } = launched;
  expect(page.url()).toBe('app://matinee/?locale=en');
  const policy = await page.evaluate(async () => {
    const answer = await fetch('app://matinee/index.html');
    return answer.headers.get('content-security-policy');
  });
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).not.toContain('unsafe-eval');
});

test('the page has no Node', async () => {
  const kinds = await launched.page.evaluate(() => {
    const scope: Record<string, unknown> = { ...globalThis };
    return ['require', 'process', 'module', 'Buffer', 'global'].map((name) => typeof scope[name]);
  });
  expect(kinds).toEqual(Array(5).fill('undefined'));
});

test('every window is sandboxed and isolated', async () => {
  const preferences = await launched.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => {
      // Not in Electron's public types; there is no other way to ask what was really set.
      const contents = window.webContents as typeof window.webContents & {
        getLastWebPreferences: () => Electron.WebPreferences;
      };
      const { sandbox, contextIsolation, nodeIntegration, webviewTag, ...others } =
        contents.getLastWebPreferences();
      return { sandbox, contextIsolation, nodeIntegration, webviewTag, others };
    }),
  );
  expect(preferences).toMatchObject([
    { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  ]);
  // What Electron's list wants left alone; it leaves out what nobody set.
  const others = preferences[0]?.others ?? {};
  expect({
    webSecurity: others.webSecurity ?? true,
    insecureContent: others.allowRunningInsecureContent ?? false,
    experiments: others.experimentalFeatures ?? false,
    blinkFeatures: others.enableBlinkFeatures ?? '',
    subFrames: others.nodeIntegrationInSubFrames ?? false,
    workers: others.nodeIntegrationInWorker ?? false,
  }).toEqual({
    ...{ webSecurity: true, insecureContent: false, experiments: false },
    ...{ blinkFeatures: '', subFrames: false, workers: false },
  });
});

test('inline scripts and inline handlers do not run', async () => {
  const outcome = await launched.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.inlineRan = true';
    document.head.append(script);
    return 'inlineRan' in window;
  });
  expect(outcome).toBe(false);
  const handlerRan = await launched.page.evaluate(() => {
    const button = document.createElement('button');
    button.setAttribute('onclick', 'window.handlerRan = true');
    document.body.append(button);
    button.click();
    button.remove();
    return 'handlerRan' in window;
  });
  expect(handlerRan).toBe(false);
});

/** A server on this computer, which is shown to be reachable from here. */
async function reachableListener(): Promise<Listener> {
  const listener = await startListener();
  onTestFinished(() => listener.close());
  await fetch(listener.address);
  expect(listener.connections()).toBe(1);
  return listener;
}

test('the page can not reach the network, though the app could', async () => {
  const { app, page } = launched;
  const listener = await reachableListener();
  const status = await app.evaluate(
    ({ session }, url) =>
      session
        .fromPartition('elsewhere')
        .fetch(url)
        .then((answer) => answer.status),
    listener.address,
  );
  expect(status).toBe(200);
  expect(listener.connections()).toBe(2);

  const attempts = await page.evaluate(tryToReach, listener.address);
  expect(attempts.map(({ way, outcome }) => `${way} ${outcome}`)).toEqual(
    attempts.map(({ way }) => `${way} refused`),
  );
  // What is sent without an answer has no outcome: whatever was on its way has come before this.
  await fetch(listener.address);
  expect(listener.connections()).toBe(3);
  expect(page.url()).toBe('app://matinee/?locale=en');
});

test('files outside the window’s folder are not served', async () => {
  const statuses = await launched.page.evaluate(async () => {
    const paths = ['/../main/main.js', '/%2e%2e/main/main.js', '/%2e%2e%2fmain%2fmain.js', '/..%5cmain'];
    const answers = await Promise.all(paths.map((path) => fetch(`app://matinee${path}`)));
    return answers.map((answer) => answer.status);
  });
  expect(statuses).toEqual([404, 404, 404, 404]);
});

test('navigation away is blocked', async () => {
  const { app, page } = launched;
  const listener = await reachableListener();
  await app.evaluate(({ webContents }) => {
    const refused: string[] = [];
    Object.assign(globalThis, { refused });
    for (const contents of webContents.getAllWebContents()) {
      contents.on('will-frame-navigate', (event) => {
        if (event.defaultPrevented) refused.push(event.url);
      });
    }
  });
  const byApp = () => app.evaluate((): unknown => Reflect.get(globalThis, 'refused'));
  const byBrowser: string[] = [];
  page.on('console', (message) => {
    if (message.text().startsWith('Not allowed to')) byBrowser.push(message.text());
  });
  const goAway = async (target: string) => {
    await page.evaluate((url) => {
      window.location.href = url;
    }, target);
  };

  await goAway(listener.address);
  await expect.poll(byApp).toEqual([listener.address]);
  await goAway('app://matinee/other.html');
  await expect.poll(byApp).toEqual([listener.address, 'app://matinee/other.html']);
  await goAway('file:///etc/passwd');
  await expect.poll(() => byBrowser).toHaveLength(1);
  await goAway('data:text/html,x');
  await expect.poll(() => byBrowser).toHaveLength(2);
  expect(page.url()).toBe('app://matinee/?locale=en');
  expect(listener.connections()).toBe(1);
});

test('permissions are denied', async () => {
  const outcome = await launched.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    clipboard: await navigator.clipboard.readText().then(
      () => 'granted',
      (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
    ),
    location: (await navigator.permissions.query({ name: 'geolocation' })).state,
  }));
  expect(outcome).toEqual({ notifications: 'denied', clipboard: 'NotAllowedError', location: 'denied' });
});

test('the bridge passes the contract’s names alone', async () => {
  const answers = await launched.page.evaluate(async () => {
    // A page that was taken over would not keep to the types.
    const call = window.matinee.call as (name: string, input: unknown) => Promise<unknown>;
    return {
      frozen: Object.isFrozen(window.matinee),
      unknown: await call('shell:openPath', { path: '/' }),
      badInput: await call('movies:get', { movieId: 'one', and: 'more' }),
    };
  });
  expect(answers).toMatchObject({
    frozen: true,
    unknown: { ok: false, error: { code: 'unknown-channel' } },
    badInput: { ok: false, error: { code: 'invalid-input' } },
  });
});

test('a frame inside the page gets no answer', async () => {
  const { page } = launched;
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = 'app://matinee/index.html';
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    document.body.append(frame);
    return loaded.then(() => undefined);
  });
  const inner = page.frames().find((frame) => frame !== page.mainFrame());
  const bridge = await inner?.evaluate(() => typeof window.matinee).catch(() => 'undefined');
  expect(bridge ?? 'undefined').toBe('undefined');
});
