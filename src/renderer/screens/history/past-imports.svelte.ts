// The imports that were made of histories, each of which can be undone.
import { toast } from 'svelte-sonner';
import { ask } from '../../state/api.ts';
import type { HistoryImport } from '../../../contract/history.ts';
import { m } from '../../../messages/messages.js';
import { diary } from '../../state/diary.svelte.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { undoneWords } from './history-words.ts';

class PastImports {
  readonly #list = new Resource<readonly HistoryImport[]>();
  isUndoing = $state.raw(false);

  /** Newest first. */
  readonly imports = $derived(this.#list.value ?? []);
  readonly failure = $derived(this.#list.failure);

  async load(): Promise<void> {
    await this.#list.load(() => ask('history:imports', {}), session.whose);
  }

  /** Takes one back and says what that did; true when it is done. */
  async undo({ importId, source }: Pick<HistoryImport, 'importId' | 'source'>): Promise<boolean> {
    this.isUndoing = true;
    try {
      const outcome = await ask('history:undo', { importId });
      await Promise.all([diary.refresh(), this.load()]);
      toast(m.history_taken_back({ source }), { description: undoneWords(outcome) });
      return true;
    } catch (error) {
      toastFailure(m.history_take_back_failed({ source }), error);
      return false;
    } finally {
      this.isUndoing = false;
    }
  }
}

export const pastImports = new PastImports();
