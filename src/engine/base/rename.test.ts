import { expect, test, vi } from 'vitest';
import { renamePatiently } from './rename.ts';

const inUse = Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' });

function failing(times: number, error: Error = inUse): ReturnType<typeof vi.fn<() => void>> {
  let left = times;
  return vi.fn(() => {
    left -= 1;
    if (left >= 0) throw error;
  });
}

test('on Windows a file that another program has open is tried again', () => {
  const attempt = failing(2);
  renamePatiently('a', 'b', { platform: 'win32', attempt, pauseMs: 0 });
  expect(attempt).toHaveBeenCalledTimes(3);
});

test('on Windows one that stays open fails in the end', () => {
  const attempt = failing(Infinity);
  expect(() => {
    renamePatiently('a', 'b', { platform: 'win32', attempt, pauseMs: 0 });
  }).toThrow(inUse);
  expect(attempt.mock.calls.length).toBeGreaterThan(3);
});

test('elsewhere, and for other reasons, it fails at once', () => {
  const missing = Object.assign(new Error('ENOENT'), { code: 'ENOENT' });
  for (const [platform, error] of [
    ['linux', inUse],
    ['win32', missing],
  ] as const) {
    const attempt = failing(Infinity, error);
    expect(() => {
      renamePatiently('a', 'b', { platform, attempt });
    }).toThrow(error);
    expect(attempt).toHaveBeenCalledOnce();
  }
});
