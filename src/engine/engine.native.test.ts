import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';
import { openEngine } from './engine.ts';

const place = useWorkplace();

test('opening a library does not load TensorFlow, which would cost every start a second', () => {
  openEngine({ libraryDirectory: place.path('library') }).close();
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  expect(loaded.some((file) => file.includes('better-sqlite3'))).toBe(true);
  expect(loaded.filter((file) => file.includes('tfjs'))).toEqual([]);
});
