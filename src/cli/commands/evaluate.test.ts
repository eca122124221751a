import { expect, test, vi } from 'vitest';
import { runCli } from '../program.ts';
import type { Terminal } from '../terminal.ts';

test('a missing file is reported before TensorFlow is loaded', async () => {
  const nativeModules = vi.spyOn(process, 'dlopen');
  let reported = '';
  const terminal: Terminal = {
    out: () => undefined,
    err: (text) => void (reported += text),
    rewrite: () => undefined,
    width: null,
    canRewrite: false,
  };
  const code = await runCli(['evaluate', '--train', import.meta.filename, '--test', '/no/u1.test'], terminal);
  expect(code).toBe(1);
  expect(reported).toContain('/no/u1.test');
  expect(nativeModules).not.toHaveBeenCalled();
});
