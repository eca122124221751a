/** Runs other programs: to the end, or as long as they keep fetching something. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:os';
import { SetupError } from './errors.ts';
import { folderBytes } from './files.ts';

export interface RunOptions {
  readonly cwd?: string;
  /** Added to the environment of this process; `undefined` removes a variable. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly timeoutMs?: number;
}

export interface RunResult {
  /** The exit code; 127 if the program does not exist, 128 and the signal's number if a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface FetchOptions extends RunOptions {
  /** Folders that grow while the program fetches. */
  readonly watched: readonly string[];
  /** How long the folders may stay as they are before the program is ended. */
  readonly silenceLimitMs?: number;
  readonly onBytes?: (bytes: number) => void;
}

/** A host that does not answer is given up after 15 s; this leaves time to start and end the program. */
const defaultSilenceLimitMs = 13_000;
const maxPollMs = 500;
const isWindows = process.platform === 'win32';
const running = new Set<ChildProcess>();
let isStopped = false;
let isWatchingSignals = false;

/** Runs a program to its end and collects what it prints. Never throws for the program's own failure. */
export async function run(
  command: string,
  args: readonly string[],
  options: RunOptions = {},
): Promise<RunResult> {
  return collect(start(command, args, options));
}

/** Runs a program that fetches files, and ends it (`stalled`) if the watched folders stop growing. */
export async function runFetching(
  command: string,
  args: readonly string[],
  { watched, silenceLimitMs = defaultSilenceLimitMs, onBytes, ...options }: FetchOptions,
): Promise<RunResult & { readonly stalled: boolean }> {
  const child = start(command, args, options);
  let mostBytes = 0;
  let lastGrowthMs = Date.now();
  let stalled = false;
  async function look(): Promise<void> {
    const bytes = (await Promise.all(watched.map(folderBytes))).reduce((sum, size) => sum + size, 0);
    if (bytes > mostBytes) {
      mostBytes = bytes;
      lastGrowthMs = Date.now();
      onBytes?.(bytes);
    } else if (Date.now() - lastGrowthMs > silenceLimitMs) {
      stalled = true;
      end(child);
    }
  }
  const timer = setInterval(() => void look(), Math.min(maxPollMs, silenceLimitMs / 10));
  try {
    return { ...(await collect(child)), stalled };
  } finally {
    clearInterval(timer);
  }
}

/** Ends every program that is still running and starts no more, when set-up gives up. */
export function stopPrograms(): void {
  isStopped = true;
  for (const child of running) end(child);
}

function start(command: string, args: readonly string[], options: RunOptions): ChildProcess {
  if (isStopped) throw new SetupError('Set-up was stopped.');
  stopProgramsOnSignals();
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a compiler or downloader started by the program ends with it. Windows has no
    // groups, and would open a console for it.
    detached: !isWindows,
    windowsHide: true,
  });
  running.add(child);
  if (options.timeoutMs !== undefined) {
    const timer = setTimeout(() => end(child), options.timeoutMs);
    child.once('close', () => clearTimeout(timer));
  }
  return child;
}

/** Programs in groups of their own don't hear Ctrl+C: they have to be ended with this process. */
function stopProgramsOnSignals(): void {
  if (isWatchingSignals) return;
  isWatchingSignals = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      stopPrograms();
      process.exit(128 + constants.signals[signal]);
    });
  }
}

function end(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  if (isWindows) {
    // Waits for it, since this process may be about to exit.
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

async function collect(child: ChildProcess): Promise<RunResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  try {
    // `close` carries the exit code or the signal, never both.
    const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
    return { code: code ?? 128 + (signal === null ? 0 : constants.signals[signal]), stdout, stderr };
  } catch (error) {
    return { code: 127, stdout, stderr: error instanceof Error ? error.message : String(error) };
  } finally {
    running.delete(child);
  }
}
