// How long a training will take on this computer, in words, before it is started.
import { roundedEstimate } from '../../../contract/rough-time.ts';
import type { TrainingOptions, TrainingSize } from '../../../contract/training.ts';
import { m } from '../../../messages/messages.js';
import { ask } from '../../state/api.ts';
import { coarseTime } from '../../state/job-words.ts';
import { Resource } from '../../state/resource.svelte.ts';
import { session } from '../../state/session.svelte.ts';

export type TrainingQuestion = {
  /** Null while they can't be trained with: then the last words stay. */
  options: TrainingOptions | null;
  /** Null for the library in use. */
  size: TrainingSize | null;
};

export class TrainingTime {
  readonly #estimate = new Resource<{ timeMs: number }>();

  /** Null before it is known. */
  readonly timeMs = $derived(this.#estimate.value?.timeMs ?? null);
  /** One sentence; null before it is known. */
  readonly words = $derived(
    this.timeMs === null ? null : m.train_takes({ time: coarseTime(roundedEstimate(this.timeMs)) }),
  );

  /** Asks now and whenever the question, the library or the model changes; to be called where a component begins. */
  follow(question: () => TrainingQuestion): void {
    $effect(() => {
      const { options, size } = question();
      // Another library takes another time, and a finished training says more about this computer.
      if (options !== null && session.generation >= 0)
        void this.#estimate.load(() => ask('training:estimate', { options, size }));
    });
  }
}
