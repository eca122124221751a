import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../setup/project.ts';
import { guards } from './guards.ts';

test('each guard stands exactly once where the table says, and its test exists', () => {
  const wrong = guards.filter(({ file, find, replace, test: noticing }) => {
    const text = readFileSync(path.join(projectRoot, file), 'utf8');
    return text.split(find).length !== 2 || find === replace || !existsSync(path.join(projectRoot, noticing));
  });
  expect(wrong.map(({ name }) => name)).toEqual([]);
});

test('there are no fewer guards than were once tried by hand, each with a name of its own', () => {
  expect(guards.length).toBeGreaterThanOrEqual(27);
  expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length);
});
