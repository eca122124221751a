// Long work in slices: lets messages, timers and abort signals through some twenty times a second, and reports how far it is.
import { nextTurn } from './cancellation.ts';

export interface WorkOptions {
  /** Looked at some twenty times a second; aborted work throws MatineeError `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  /** Share of the work that is done, as often as that. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Time between two turns of the event loop. */
const sliceMs = 50;

/** To be called after each little piece of work with the share that is done; gives the event loop a turn when it is due. */
export type Pace = (share: number) => Promise<void>;

export function pacedBy({ signal, onProgress }: WorkOptions): Pace {
  let turnAtMs = performance.now();
  return async (share) => {
    if (performance.now() - turnAtMs < sliceMs) return;
    onProgress?.(share);
    await nextTurn(signal);
    turnAtMs = performance.now();
  };
}

/** Options of a part of some work that goes from one share of the whole to another. */
export function partOf({ signal, onProgress }: WorkOptions, from: number, to: number): WorkOptions {
  return { signal, onProgress: (share) => onProgress?.(from + (to - from) * share) };
}
