// Cooperative cancellation: lets timers, messages and abort signals run during long synchronous work.
import { setImmediate } from 'node:timers/promises';
import { MatineeError } from '../../contract/errors.ts';

/** Gives the event loop a turn, then throws `cancelled` if the signal was aborted. */
export async function nextTurn(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  throwIfCancelled(signal);
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new MatineeError('cancelled', 'It was cancelled; nothing was changed.');
}
