// What a test process starts ends with it, even when it is killed: its screen and its app.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newFolder, removeFolder } from './app.ts';
import { findDisplay } from './display.ts';

/** Starts kept-program.ts; resolves with what it says, and with how to kill it. */
async function startProgram(args: readonly string[], env: NodeJS.ProcessEnv) {
  const file = join(import.meta.dirname, 'kept-program.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    said: said.trim(),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function isShowing(display: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${display.slice(1)}`, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

test.runIf(process.platform === 'linux')('a screen ends with the process that was given it', async () => {
  const { said, kill } = await startProgram(['display'], { DISPLAY: '' });
  expect(await isShowing(said)).toBe(true);
  await kill();
  await expect.poll(() => isShowing(said)).toBe(false);
});

test('an app ends with the process that started it, also on a screen that stays', async () => {
  const libraryDirectory = await newFolder();
  onTestFinished(() => removeFolder(libraryDirectory));
  const env = { MATINEE_OWN_DISPLAY: undefined, DISPLAY: await findDisplay() };
  const { said, kill } = await startProgram(['app', libraryDirectory], env);
  expect(isRunning(Number(said))).toBe(true);
  await kill();
  await expect.poll(() => isRunning(Number(said))).toBe(false);
});
