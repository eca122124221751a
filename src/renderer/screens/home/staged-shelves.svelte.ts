// Brings new shelves onto the screen in stages: all of them are far more cards than one frame has time for.
import { untrack } from 'svelte';
import type { HomeShelf } from '../../../contract/home.ts';
import { markMoment } from '../../ui/moments.ts';
import { partlyNew } from './shelf-merge.ts';

/** What is in sight first. */
const atOnce = 2;

/** The first shelves change at once, the others one in each frame after. To be made where a component is set up. */
export class StagedShelves {
  shown: readonly HomeShelf[] = $state.raw([]);

  constructor(shelves: () => readonly HomeShelf[]) {
    $effect.pre(() => {
      const after = shelves();
      const before = untrack(() => this.shown);
      let count = atOnce;
      let frame = 0;
      const show = (): void => {
        this.shown = partlyNew(before, after, count);
        if (count >= after.length) return;
        count += 1;
        frame = requestAnimationFrame(show);
      };
      show();
      return () => cancelAnimationFrame(frame);
    });
    $effect(() => {
      if (shelves().length > 0) markMoment('shelves');
    });
  }
}
