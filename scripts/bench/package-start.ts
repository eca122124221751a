/** How soon an unpacked package shows content after it was started, warm and cold, and the memory of all its processes while it waits. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sizedFiles } from '../packaging/budget.ts';
import { run } from '../setup/process.ts';
import { samplesOf, type Samples } from './measurement.ts';
import { WatchedScreen } from './watched-screen.ts';

/** Until everything is loaded that loads by itself. */
const settlingMs = 15_000;

/** `program` is the package's; its folder is what has to be read from the disk for a cold start. */
export async function measurePackageStart(
  program: string,
  library: string,
  runs: number,
): Promise<Samples[]> {
  const screen = await WatchedScreen.start();
  const warm: number[] = [];
  const cold: number[] = [];
  const memory: number[] = [];
  try {
    // Chromium keeps the compiled window from its second start on.
    for (let count = 0; count < 3; count += 1) await visit();
    for (let count = 0; count < runs; count += 1) {
      const { ms, megabytes } = await visit();
      warm.push(ms);
      memory.push(megabytes);
      await forget([path.dirname(program), library]);
      cold.push((await visit()).ms);
    }
  } finally {
    screen.end();
  }
  return [
    samplesOf('package-start-warm', 'ms', warm),
    samplesOf('package-start-cold', 'ms', cold),
    samplesOf('package-idle-memory', 'MB', memory),
  ];

  async function visit(): Promise<{ ms: number; megabytes: number }> {
    const child = spawn(program, {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: screen.display, LANGUAGE: 'en', MATINEE_LIBRARY: library },
    });
    const ended = once(child, 'exit');
    const ms = await screen.untilHalfDrawn(settlingMs);
    if (child.pid === undefined || child.exitCode !== null) throw new Error(`${program} ended by itself.`);
    const megabytes = memoryOf(child.pid);
    child.kill('SIGTERM');
    await ended;
    return { ms, megabytes };
  }
}

/** Has the system drop what it keeps of these files in memory, so that they are read from the disk again. */
async function forget(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    for (const { file } of await sizedFiles(folder)) {
      await run('dd', [`if=${path.join(folder, file)}`, 'iflag=nocache', 'count=0']);
    }
  }
}

/** Of a process and all that come from it, each page shared out among those who use it. */
function memoryOf(pid: number): number {
  const parents = new Map(
    readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const family = new Set([pid]);
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const [child, parent] of parents) if (family.has(parent)) family.add(child);
  }
  const kilobytes = [...family].map((each) =>
    Number(/^Pss:\s+(\d+)/mu.exec(read(each, 'smaps_rollup'))?.[1] ?? 0),
  );
  return kilobytes.reduce((sum, each) => sum + each, 0) / 1000;
}

function parentOf(pid: string): number {
  return Number(/^PPid:\s+(\d+)/mu.exec(read(pid, 'status'))?.[1] ?? 0);
}

/** Empty for a process that has ended since. */
function read(pid: number | string, what: string): string {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}
