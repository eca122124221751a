import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../tests/fixtures/workplace.ts';

const place = useWorkplace();

/** In a process of its own: this one may have loaded TensorFlow for other tests. */
const program = `
  import { createRequire } from 'node:module';
  import { openEngine } from './src/engine/engine.ts';
  openEngine({ libraryDirectory: process.env.LIBRARY }).close();
  console.log(JSON.stringify(Object.keys(createRequire(process.cwd() + '/x.js').cache)));
`;

test('opening a library does not load TensorFlow, which would cost every start a second', () => {
  const printed = execFileSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', program],
    { env: { ...process.env, LIBRARY: place.path('library') }, encoding: 'utf8' },
  );
  expect(printed).toContain('better-sqlite3');
  expect(printed).not.toContain('tfjs');
});
