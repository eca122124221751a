import { expect, test, vi } from 'vitest';
import { runCli } from '../program.ts';
import type { Terminal } from '../terminal.ts';

vi.mock('../../engine/base/tensorflow.ts', () => {
  throw new Error('TensorFlow was loaded');
});

test('a missing file is told before TensorFlow is loaded', async () => {
  let told = '';
  const terminal: Terminal = {
    out: () => undefined,
    err: (text) => void (told += text),
    width: null,
    canRewrite: false,
  };
  const code = await runCli(['evaluate', '--train', import.meta.filename, '--test', '/no/u1.test'], terminal);
  expect(code).toBe(1);
  expect(told).toContain('/no/u1.test');
  expect(told).not.toContain('TensorFlow');
});
