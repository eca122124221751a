import { beforeEach, expect, test, vi } from 'vitest';
import { surviveFailures } from './window-failures.ts';

type Listener = (event: unknown, details: { reason: string; exitCode: number }) => void;

let heard: string[];
let afterCrash: 'reopen' | 'quit';
let whileHanging: (signal: AbortSignal) => Promise<'wait' | 'reopen'>;
let emit: (event: string, reason?: string) => Promise<void>;
beforeEach(() => {
  heard = [];
  afterCrash = 'reopen';
  const listeners = new Map<string, Listener>();
  emit = async (event, reason = 'crashed') => {
    listeners.get(event)?.({}, { reason, exitCode: 5 });
    await new Promise((resolve) => setImmediate(resolve));
  };
  surviveFailures(
    {
      on: (event: string, listener: Listener | (() => void)) => listeners.set(event, listener),
      reload: () => heard.push('reload'),
      forcefullyCrashRenderer: () => heard.push('end'),
      isDestroyed: () => false,
    },
    {
      record: (what) => heard.push(what),
      askAfterCrash: () => Promise.resolve(afterCrash),
      askWhileHanging: (signal) => whileHanging(signal),
      quit: () => heard.push('quit'),
    },
  );
});

test('a window that crashed is recorded, asked about, and reopened or left', async () => {
  await emit('render-process-gone');
  expect(heard).toEqual(['window-process-gone', 'reload']);
  afterCrash = 'quit';
  await emit('render-process-gone', 'oom');
  expect(heard).toEqual(['window-process-gone', 'reload', 'window-process-gone', 'quit']);
});

test('a process that ended on purpose is no crash', async () => {
  await emit('render-process-gone', 'clean-exit');
  expect(heard).toEqual([]);
});

test('a window that hangs is waited for, or ended and reopened without another question', async () => {
  whileHanging = () => Promise.resolve('wait');
  await emit('unresponsive');
  expect(heard).toEqual(['window-unresponsive']);
  whileHanging = () => Promise.resolve('reopen');
  afterCrash = 'quit';
  await emit('unresponsive');
  await emit('render-process-gone', 'killed');
  expect(heard.slice(1)).toEqual(['window-unresponsive', 'end', 'window-process-gone', 'reload']);
});

test('the question goes away when the window answers again', async () => {
  const question = vi.fn((signal: AbortSignal) => {
    return new Promise<'wait' | 'reopen'>((resolve) => {
      signal.addEventListener('abort', () => resolve('reopen'));
    });
  });
  whileHanging = question;
  await emit('unresponsive');
  await emit('unresponsive');
  expect(question).toHaveBeenCalledOnce();
  await emit('responsive');
  expect(heard).toEqual(['window-unresponsive']);
});
