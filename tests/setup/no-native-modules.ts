// Keeps TensorFlow and SQLite out of the pure unit files, which share two threads.
import { basename } from 'node:path';
import { afterAll } from 'vitest';

const loaded = new Set<string>();

// Caught where it is loaded, since the code under test may well swallow the error.
process.dlopen = (_module: object, file: string): never => {
  loaded.add(basename(file));
  throw new Error(`The native module ${basename(file)} was loaded in a pure unit file.`);
};

afterAll(() => {
  if (loaded.size === 0) return;
  throw new Error(
    `This file loads ${[...loaded].join(' and ')}: name it *.native.test.ts, so that it runs with the files that do.`,
  );
});
