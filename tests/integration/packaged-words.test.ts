// What the program says holds for somebody who has installed it, and has no sources.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

test('no sentence of the program sends anybody to npm', () => {
  const files = ['src', 'messages'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|svelte|json)$/u.test(name) && !name.includes('.test.'))
      .map((name) => join(root, folder, name)),
  );
  expect(files.length).toBeGreaterThan(500);
  const isSaid = (line: string): boolean =>
    /npm (run|ci|install|start)/u.test(line) && !/^\s*(\/\/|\*|\/\*)/u.test(line);
  const found = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(isSaid));
  expect(found).toEqual([]);
});
