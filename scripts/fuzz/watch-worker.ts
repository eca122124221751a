// Fuzzes one reader in a process of its own, and ends it if an input takes forever.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));
/** No input takes a second; this leaves room for a busy machine. */
const longestCaseMs = 60_000;
/** Memory for JavaScript's own objects: no small input needs more. */
const heapMb = 400;

/** Rejects with what was found. `caseFile` holds the input that was read last. */
export async function watchWorker(
  reader: string,
  { cases, seed, caseFile }: { cases: number; seed: number; caseFile: string },
): Promise<void> {
  const child = spawn(
    process.execPath,
    [
      `--max-old-space-size=${heapMb}`,
      ...['--import', 'tsx', workerFile, reader, String(cases), String(seed), caseFile],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said: string[] = [];
  const watched = { hasHung: false };
  const watchdog = setTimeout(() => {
    watched.hasHung = true;
    child.kill('SIGKILL');
  }, longestCaseMs);
  // Each sign of life is an input read to its end.
  child.stdout.on('data', () => watchdog.refresh());
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(watchdog);
  if (watched.hasHung) throw new Error(`An input took more than ${longestCaseMs / 1000} s: ${caseFile}`);
  if (code !== 0) throw new Error(`${said.join('').slice(-6000)}\nThe input read last: ${caseFile}`);
}
