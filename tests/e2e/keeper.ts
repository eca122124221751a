// Ends a program that this process started as soon as this process is gone, however it went: done, killed, or broken off by Ctrl+C.
import { spawn } from 'node:child_process';

/** Reads from the process that it keeps an eye on: a line calls it off, the end of the pipe means that the process is gone. */
const script = 'read -r line || kill -s TERM -- "$1"';

/** `target` is the number of a process, or that of a group with a minus before it. Returns what calls it off. */
export function endWithThisProcess(target: number): () => void {
  if (process.platform === 'win32') return () => undefined;
  // In a session of its own, where Ctrl+C does not reach it.
  const keeper = spawn('/bin/sh', ['-c', script, 'keeper', String(target)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  keeper.unref();
  return () => keeper.stdin.end('done\n');
}
