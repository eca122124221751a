// The typed client: every call and event of the contract, with errors as MatineeError.
import type { CallInput, CallName, CallOutput } from '../../contract/calls.ts';
import { openEnvelope } from '../../contract/envelope.ts';
import { MatineeError } from '../../contract/errors.ts';
import type { EventName, EventPayload } from '../../contract/events.ts';
import { m } from '../../messages/messages.js';
import { errorWords } from './error-words.ts';

/** Asks main or the engine; rejects with the MatineeError that the other side threw. */
export async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  // Main and the engine are compiled against the same contract; only what leaves the window is parsed, in main.
  return openEnvelope(await window.matinee.call(name, input)) as CallOutput<N>;
}

/** Hears an event until the returned function is called. */
export function hear<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.matinee.on(name, (payload) => {
    // As above.
    listener(payload as EventPayload<N>);
  });
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof MatineeError) return errorWords(error);
  return m.ui_unexpected({ message: error instanceof Error ? error.message : String(error) });
}
