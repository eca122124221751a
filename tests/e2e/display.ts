// Gives tests a screen where the machine has none: one Xvfb for the whole test process.
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

let virtual: Promise<string> | null = null;

/** The DISPLAY to start windows on, or undefined where the system needs no such name. */
export async function findDisplay(): Promise<string | undefined> {
  const present = process.env['DISPLAY'];
  if (process.platform !== 'linux' || present) return present;
  virtual ??= startVirtualDisplay();
  return virtual;
}

function startVirtualDisplay(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  server.unref();
  process.once('exit', () => server.kill());
  return new Promise((resolve, reject) => {
    server.once('error', () => {
      reject(new Error('There is no display and no Xvfb: install the packages xvfb and xauth.'));
    });
    // The fourth stream is the pipe asked for above, which is readable on this side.
    (server.stdio[3] as Readable).once('data', (number: Buffer) => {
      resolve(`:${number.toString().trim()}`);
    });
  });
}
