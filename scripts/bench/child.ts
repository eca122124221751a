// Runs a TypeScript file in a process of its own, so that start time and memory are of one thing alone.
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export type ChildResult = { stdout: string; elapsedMs: number };

/** Resolves when the process has ended; rejects with what it said on stderr where it failed. */
export async function runChild(file: string, args: readonly string[]): Promise<ChildResult> {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  const elapsedMs = performance.now() - startedAt;
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${String(code)}:\n${stderr}`);
  return { stdout, elapsedMs };
}
