// Makes one write of this process fail, as a full or broken disk does: a wrapper around Node's file functions. SQLite's own
// writes do not pass through them; full-disk.ts and broken-disk.ts are for those.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export type Fault = 'ENOSPC' | 'EIO' | 'short-write';
export const faults: readonly Fault[] = ['ENOSPC', 'EIO', 'short-write'];

type AnyFunction = (this: unknown, ...parameters: unknown[]) => unknown;

const syncNames = [
  'writeSync',
  'writeFileSync',
  'fsyncSync',
  'renameSync',
  'copyFileSync',
  'mkdirSync',
  'appendFileSync',
] as const;
const promiseNames = ['writeFile', 'rename', 'copyFile', 'mkdir', 'appendFile'] as const;
const handleNames = ['write', 'writeFile', 'sync'] as const;

/**
 * Runs `work` with its `at`-th write failing (counted from 1), and answers whether it came to that write. A fault that nothing
 * reached means that all writes of the work were tried.
 */
export async function withFault(fault: Fault, at: number, work: () => Promise<void>): Promise<boolean> {
  let writes = 0;
  const isDue = (name: string): boolean => {
    // A short write is one of those that answer how much was written.
    if (fault === 'short-write' && name !== 'writeSync' && name !== 'write') return false;
    writes += 1;
    return writes === at;
  };
  const undo: (() => void)[] = [];
  const replace = (owner: object, name: string, isAsync: boolean): void => {
    const original: unknown = Reflect.get(owner, name);
    if (typeof original !== 'function') throw new Error(`there is no ${name}`);
    const wrapped: AnyFunction = function (...parameters) {
      const call = (changed: unknown[]): unknown => Reflect.apply(original, this, changed);
      if (isStandard(parameters[0]) || !isDue(name)) return call(parameters);
      if (fault === 'short-write') return call(halved(name, parameters));
      const error = Object.assign(new Error(`${fault}: ${name}`), { code: fault, syscall: name });
      if (isAsync) return Promise.reject(error);
      throw error;
    };
    Reflect.set(owner, name, wrapped);
    undo.push(() => Reflect.set(owner, name, original));
  };
  const handles = await handlePrototype();
  for (const name of syncNames) replace(fs, name, false);
  for (const name of promiseNames) replace(fs.promises, name, true);
  for (const name of handleNames) replace(handles, name, true);
  syncBuiltinESMExports();
  try {
    await work();
  } finally {
    for (const restore of undo) restore();
    syncBuiltinESMExports();
  }
  return writes >= at;
}

/** stdin, stdout and stderr are no files. */
function isStandard(target: unknown): boolean {
  return typeof target === 'number' && target <= 2;
}

/** The parameters of a write with half of the bytes. */
function halved(name: string, parameters: unknown[]): unknown[] {
  const at = name === 'writeSync' ? 1 : 0;
  const data = parameters[at];
  if (!ArrayBuffer.isView(data)) return parameters;
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const [offset, length] = [parameters[at + 1], parameters[at + 2]];
  const start = typeof offset === 'number' ? offset : 0;
  const whole = typeof length === 'number' ? length : bytes.length - start;
  const half = bytes.subarray(start, start + Math.ceil(whole / 2));
  const changed = [...parameters];
  changed[at] = half;
  changed[at + 1] = 0;
  changed[at + 2] = half.length;
  return changed;
}

async function handlePrototype(): Promise<object> {
  const handle = await fs.promises.open(import.meta.filename, 'r');
  const prototype: unknown = Object.getPrototypeOf(handle);
  await handle.close();
  if (typeof prototype !== 'object' || prototype === null) throw new Error('file handles have no prototype');
  return prototype;
}
