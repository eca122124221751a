// Unit files share their worker and all that it has loaded: each starts in English, with the real clock and the real globals.
import { afterAll, afterEach, vi } from 'vitest';
import { setLocale } from '../../src/messages/runtime.js';

void setLocale('en', { reload: false });

afterEach(() => {
  vi.useRealTimers();
});

afterAll(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});
