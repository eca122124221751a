// A library that can't be opened: what can be recovered, and what the person chose.
import { toast } from 'svelte-sonner';
import { m } from '../../messages/messages.js';
import type { Recovery, RecoveryChoice } from '../../contract/recovery.ts';
import { ask, messageOf } from './api.ts';
import { session } from './session.svelte.ts';
import { toastFailure } from './toasts.ts';

class RecoveryState {
  /** Null until it was asked, and where something else than the diary keeps the library from opening. */
  found: Recovery | null = $state.raw(null);
  isBusy = $state.raw(false);
  /** The damaged catalogue is to wait: the person wants to look at the rest. */
  isCatalogueLater = $state.raw(false);

  /** Tries to open the library again; where that fails, what is wrong is there to be shown. */
  async look(): Promise<void> {
    this.isBusy = true;
    try {
      this.found = (await ask('recovery:look', {})).recovery;
      if (this.found === null) await session.load();
    } catch (error) {
      this.found = null;
      session.failure = messageOf(error);
    }
    this.isBusy = false;
  }

  async recover(choice: RecoveryChoice): Promise<void> {
    this.isBusy = true;
    try {
      const { ratings, setAside } = await ask('recovery:recover', { choice });
      await session.load();
      this.found = null;
      toast.success(m.recovery_done({ count: ratings }), {
        ...(setAside !== null && { description: m.recovery_done_where({ path: setAside }) }),
        duration: 12_000,
      });
    } catch (error) {
      toastFailure(m.recovery_failed(), error);
    }
    this.isBusy = false;
  }
}

export const recovery = new RecoveryState();
