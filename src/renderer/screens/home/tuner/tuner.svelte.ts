// What the tuner offers in this library, and the mixes that the person named.
import { toast } from 'svelte-sonner';
import { ask } from '../../../state/api.ts';
import type { Mix, TunerFacets } from '../../../../contract/tuning.ts';
import { m } from '../../../../messages/messages.js';
import { Resource } from '../../../state/resource.svelte.ts';
import { toastFailure } from '../../../state/toasts.ts';
import { homeState } from '../home.svelte.ts';

class Tuner {
  isOpen = $state.raw(false);
  readonly facets = new Resource<TunerFacets>();
  mixes: readonly Mix[] = $state.raw([]);

  /** The mix that is in force exactly as it was saved. */
  readonly chosen = $derived(
    this.mixes.find((mix) => JSON.stringify(mix.tuning) === JSON.stringify(homeState.tuning)) ?? null,
  );

  /** Reads what there is; call from an effect, so that it follows the library and the person. */
  load(): void {
    void this.facets.load(() => ask('tuner:facets', {}));
    void this.#readMixes();
  }

  choose(mix: Mix): void {
    homeState.tune(mix.tuning);
  }

  /** Saves the tuning in force under a name; with `mix` changes that one. False if it could not be saved. */
  async save(name: string, mix: Mix | null = null): Promise<boolean> {
    return this.#write(async () => {
      await ask('mixes:save', { mixId: mix?.mixId ?? null, name, tuning: homeState.tuning });
      toast(m.home_mix_saved({ name }));
    });
  }

  async remove(mix: Mix): Promise<void> {
    await this.#write(async () => {
      await ask('mixes:remove', { mixId: mix.mixId });
      const { name, tuning } = mix;
      const put = async (): Promise<void> => {
        await ask('mixes:save', { name, tuning });
      };
      toast(m.home_mix_removed({ name }), {
        action: { label: m.home_mix_undo(), onClick: () => void this.#write(put) },
      });
    });
  }

  async #write(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      await this.#readMixes();
      return true;
    } catch (error) {
      toastFailure(m.home_mix_failed(), error);
      return false;
    }
  }

  async #readMixes(): Promise<void> {
    try {
      this.mixes = await ask('mixes:list', {});
    } catch {
      this.mixes = [];
    }
  }
}

export const tuner = new Tuner();
