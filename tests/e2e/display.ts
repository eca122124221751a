// Gives each test process a screen of its own: one Xvfb that ends with it. Elsewhere the system's screen serves.
import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { endWithThisProcess } from './keeper.ts';

let virtual: Promise<string> | null = null;

/**
 * The DISPLAY to start windows on, or undefined where the system needs no such name. With MATINEE_OWN_DISPLAY a present
 * DISPLAY serves only where there is no Xvfb: tests that share a screen take the focus from one another.
 */
export async function findDisplay(): Promise<string | undefined> {
  const present = process.env['DISPLAY'];
  if (process.platform !== 'linux') return present;
  if (present && process.env['MATINEE_OWN_DISPLAY'] === undefined) return present;
  virtual ??= startVirtualDisplay().catch((error: unknown) => {
    if (present) return present;
    throw error;
  });
  return virtual;
}

function startVirtualDisplay(): Promise<string> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    // Ctrl+C would end it before the windows that it shows.
    detached: true,
  });
  server.unref();
  if (server.pid !== undefined) endWithThisProcess(server.pid);
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
