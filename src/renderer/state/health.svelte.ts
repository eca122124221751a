// What is wrong with a library that can be used: asked in the background, some time after anything changed.
import { ask } from './api.ts';
import type { Health } from '../../contract/recovery.ts';

/** The lists on screen come first. */
const delayMs = 2000;

class HealthState {
  value: Health | null = $state.raw(null);

  /** Asks after a while; returns the function that gives that up. */
  askSoon(): () => void {
    const timer = setTimeout(() => {
      void this.load();
    }, delayMs);
    return () => {
      clearTimeout(timer);
    };
  }

  /** What can't be found out is not worth a notice of its own: whatever needs it will say so. */
  async load(): Promise<void> {
    this.value = await ask('library:health', {}).catch(() => null);
  }
}

export const health = new HealthState();
