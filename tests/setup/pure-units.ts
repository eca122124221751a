// Keeps the pure unit files apart, which share two threads and all that they load: vitest runs this before each file.
import { basename } from 'node:path';
import { afterAll, afterEach, vi } from 'vitest';
import { setLocale } from '../../src/messages/runtime.js';

const nativeModules = new Set<string>();

// Caught where it is loaded, since the code under test may well swallow the error.
process.dlopen = (_module: object, file: string): never => {
  nativeModules.add(basename(file));
  throw new Error(`The native module ${basename(file)} was loaded in a pure unit file.`);
};

void setLocale('en', { reload: false });

afterEach(() => {
  vi.useRealTimers();
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  if (nativeModules.size === 0) return;
  throw new Error(
    `This file loads ${[...nativeModules].join(' and ')}: name it *.native.test.ts, and it runs in a process of its own.`,
  );
});
