// What the disk and its folders refuse is said in one sentence, and never as something unexpected.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli } from '../fixtures/run-cli.ts';
import { useWorkplace } from '../fixtures/workplace.ts';

const place = useWorkplace();

test.each([
  ['a file', () => place.path('file'), /something of that name already/],
  ['inside a file', () => place.path('file/library'), /a part of that path is a file/],
  ['too long', () => place.path('x'.repeat(300)), /too long for this system/],
])('a library whose path is %s', async (_, path, sentence) => {
  writeFileSync(place.path('file'), '');
  const { code, stderr } = await runCli('runs', '--library', path());
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/unexpected|E[A-Z]{5,}/);
  expect(code).toBe(1);
});

test.runIf(process.platform === 'linux' && existsSync('/proc/self'))(
  'a folder that takes no other folders is refused, and not tried for ever',
  async () => {
    const { code, stderr } = await runCli('runs', '--library', '/proc/matinee');
    expect({ code, stderr }).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('/proc/matinee') as string,
    });
  },
);

test('a catalogue that is a folder', async () => {
  mkdirSync(place.path('library/catalogue.db'), { recursive: true });
  const { stderr } = await runCli('recommend', '--user', '1', '--library', place.path('library'));
  expect(stderr).not.toMatch(/unexpected|SQLITE/);
});
