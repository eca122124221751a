import { createReadStream, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { useWorkplace } from '../../../tests/fixtures/workplace.ts';
import { asksForDebugger } from './debugging.ts';
import { hashEnding, hashOf, isWhole } from './own-archive.ts';

const place = useWorkplace();

test.each([
  '--remote-debugging-port=9222',
  '--remote-debugging-port',
  '-remote-debugging-port=0',
  '--remote-debugging-pipe',
  '--remote-debugging-address=0.0.0.0',
  '--inspect',
  '--inspect=0',
  '--inspect-brk',
  '--inspect-brk-node',
  '--inspect-wait=1',
  '--inspect-port=9229',
  '/remote-debugging-port=1',
  '--INSPECT',
])('%s asks for a debugger', (argument) => {
  expect(asksForDebugger(['/opt/matinee', argument])).toBe(true);
});

test.each(['--no-sandbox', '--lang=de', '/home/ada/inspect', 'inspect', '--disable-gpu'])(
  '%s does not',
  (argument) => {
    expect(asksForDebugger(['/opt/matinee', argument])).toBe(false);
  },
);

test('an archive is whole as long as it has the hash that was written beside it', async () => {
  const reader = { createReadStream, readFile };
  const archive = place.path('app.asar');
  writeFileSync(archive, 'the program');
  expect(await isWhole(archive, reader)).toBe(false);
  const hash = await hashOf(archive, reader);
  expect(hash).toMatch(/^[0-9a-f]{64}$/u);
  writeFileSync(`${archive}${hashEnding}`, `${hash}\n`);
  expect(await isWhole(archive, reader)).toBe(true);
  writeFileSync(archive, 'The program');
  expect(await isWhole(archive, reader)).toBe(false);
  writeFileSync(`${archive}${hashEnding}`, '');
  expect(await isWhole(archive, reader)).toBe(false);
});
