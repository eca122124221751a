import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { listFiles } from '../setup/files.ts';
import { projectRoot } from '../setup/project.ts';
import { importsOf } from '../testing/fingerprints.ts';
import { forbiddenImport } from './allowed-imports.js';
import { layers, type Layer } from './layers.js';

const example: Readonly<Record<string, Layer>> = {
  contract: { packages: ['zod'] },
  engine: { imports: ['contract'], packages: ['node:'] },
  'engine/door.ts': { packages: ['better-sqlite3'] },
  'engine/top': { imports: ['contract', 'engine'] },
  'window/screens': { imports: ['contract', 'messages'], isolated: true },
};

describe('one import', () => {
  test.each([
    ['its own folder', 'engine/a.ts', './b.ts'],
    ['a folder in the list', 'engine/a.ts', '../contract/calls.ts'],
    ['a package in the list', 'engine/a.ts', 'node:fs'],
    ['the package of a single file', 'engine/door.ts', 'better-sqlite3'],
    [
      'a folder without layers that is in the list',
      'window/screens/home/Home.svelte',
      '../../../messages/messages.js',
    ],
    ['the same screen', 'window/screens/home/Home.svelte', './tuner/Tuner.svelte'],
  ])('may go to %s', (_, file, specifier) => {
    expect(forbiddenImport(example, file, specifier)).toBeUndefined();
  });

  test.each([
    [
      'a folder that is not in the list',
      'contract/a.ts',
      '../engine/b.ts',
      'contract may not import engine.',
    ],
    [
      'a folder inside with rules of its own',
      'engine/a.ts',
      './top/b.ts',
      'engine may not import engine/top.',
    ],
    [
      'a package that is not in the list',
      'engine/a.ts',
      'electron',
      'engine may not import the package electron.',
    ],
    [
      'what only one file may use',
      'engine/a.ts',
      'better-sqlite3',
      'engine may not import the package better-sqlite3.',
    ],
    [
      'another screen',
      'window/screens/a/A.svelte',
      '../b/B.svelte',
      'The folders of window/screens may not import one another.',
    ],
    [
      'anything from a folder without an entry',
      'new/a.ts',
      './b.ts',
      'new has no entry in scripts/lint/layers.js.',
    ],
  ])('may not go to %s', (_, file, specifier, reason) => {
    expect(forbiddenImport(example, file, specifier)).toBe(reason);
  });
});

test('no two layers import each other, directly or by way of others', () => {
  const listed = new Map(Object.entries(layers).map(([name, { imports = [] }]) => [name, imports]));
  expect(findCircle(listed)).toBeUndefined();
});

test('no file of the program imports itself by way of others', async () => {
  const files = (await listFiles(path.join(projectRoot, 'src'))).filter(
    (file) => /\.(ts|svelte)$/.test(file) && !file.endsWith('.test.ts') && !file.startsWith('messages'),
  );
  expect(files.length).toBeGreaterThan(300);
  const imported = new Map(
    files.map((file) => [file, importsOf(file, readFileSync(path.join(projectRoot, 'src', file), 'utf8'))]),
  );
  expect(findCircle(imported)).toBeUndefined();
});

/** A way from a node back to itself, or undefined if there is none; depth first, each node once. */
function findCircle(edges: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const finished = new Set<string>();
  const visit = (node: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (finished.has(node)) return undefined;
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle !== undefined) return circle;
    }
    finished.add(node);
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
