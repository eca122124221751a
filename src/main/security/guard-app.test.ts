import { expect, test, vi } from 'vitest';
import { guardApp } from './guard-app.ts';
import { cutOffNetwork, guardSession, type GuardedSession } from './session-guard.ts';

/** Electron's app as far as it is guarded, with what was asked of it. */
function fakeApp(switches: readonly string[] = []) {
  const app = {
    enableSandbox: vi.fn(),
    on: vi.fn(),
    commandLine: { hasSwitch: (name: string) => switches.includes(name), appendSwitch: vi.fn() },
  };
  guardApp(app, () => undefined);
  return app;
}

test('every process is sandboxed, unless a test says that it can’t be', () => {
  expect(fakeApp().enableSandbox).toHaveBeenCalledOnce();
  expect(fakeApp(['no-sandbox']).enableSandbox).not.toHaveBeenCalled();
});

test('every session and every web contents is guarded as it is created', () => {
  expect(fakeApp().on.mock.calls.map(([event]: unknown[]) => event)).toEqual([
    'session-created',
    'web-contents-created',
  ]);
});

test('a page can neither read the clipboard nor write to it unasked', () => {
  expect(fakeApp().commandLine.appendSwitch.mock.calls).toEqual([
    ['blink-settings', 'DOMPasteAllowed=false,javaScriptCanAccessClipboard=false'],
  ]);
});

test('a session gives no permission, no device and no download', () => {
  const session = {
    setPermissionRequestHandler: vi.fn<GuardedSession['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<(check: (() => boolean) | null) => void>(),
    setDevicePermissionHandler: vi.fn<(check: (() => boolean) | null) => void>(),
    on: vi.fn<GuardedSession['on']>(),
  };
  guardSession(session);
  const answer = vi.fn();
  const [ask] = session.setPermissionRequestHandler.mock.calls[0] ?? [];
  Reflect.apply(ask ?? fail, null, [null, 'media', answer]);
  expect(answer.mock.calls).toEqual([[false]]);
  expect(session.setPermissionCheckHandler.mock.calls[0]?.[0]?.()).toBe(false);
  expect(session.setDevicePermissionHandler.mock.calls[0]?.[0]?.()).toBe(false);
  const preventDefault = vi.fn();
  const [event, hear] = session.on.mock.calls[0] ?? [];
  expect(event).toBe('will-download');
  hear?.({ preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
});

function fail(): never {
  throw new Error('nothing answers permission requests');
}

test('the window’s session has a proxy that leads nowhere, also to this computer', async () => {
  const setProxy = vi.fn(() => Promise.resolve());
  await cutOffNetwork({ setProxy });
  expect(setProxy).toHaveBeenCalledWith({
    proxyRules: 'socks5://127.0.0.1:1',
    proxyBypassRules: '<-loopback>',
  });
});
