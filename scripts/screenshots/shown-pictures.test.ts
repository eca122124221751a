import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { linkedImages, shownFolder } from './shown-pictures.ts';

test('every image that a document links to is there', () => {
  expect(linkedImages().length).toBeGreaterThan(20);
  expect(linkedImages().filter((file) => !existsSync(file))).toEqual([]);
});

test('every picture in the repository is shown in a document', () => {
  const linked = new Set(linkedImages());
  const unused = readdirSync(shownFolder).filter((name) => !linked.has(join(shownFolder, name)));
  expect(unused).toEqual([]);
});
