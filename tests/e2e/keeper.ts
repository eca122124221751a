// Ends a program that this process started as soon as this process is gone, however it went: done, killed, or broken off by Ctrl+C.
import { spawn } from 'node:child_process';

/**
 * Reads from the process that it keeps an eye on: a line calls it off, the end of the pipe means that the process is gone.
 * Then the folder goes as soon as nothing of the program writes to it any more.
 */
const script = `read -r line && exit
kill -s TERM -- "$1"
[ -n "$2" ] || exit
while kill -s 0 -- "$1" 2>/dev/null; do sleep 0.1; done
rm -rf -- "$2"`;

/**
 * `target` is the number of a process, or that of a group with a minus before it; a folder that is given is removed after it.
 * Returns what calls it off.
 */
export function endWithThisProcess(target: number, folder = ''): () => void {
  if (process.platform === 'win32') return () => undefined;
  // In a session of its own, where Ctrl+C does not reach it.
  const keeper = spawn('/bin/sh', ['-c', script, 'keeper', String(target), folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  keeper.unref();
  return () => keeper.stdin.end('done\n');
}
