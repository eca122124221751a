// The typed client: every call and event of the contract, checked again on arrival, with errors as MatineeError.
import { calls, type CallInput, type CallName, type CallOutput } from '../../contract/calls.ts';
import { envelopeSchema, openEnvelope } from '../../contract/envelope.ts';
import { MatineeError } from '../../contract/errors.ts';
import { events, type EventName, type EventPayload } from '../../contract/events.ts';
import { m } from '../../messages/messages.js';

/** Asks main or the engine; rejects with the MatineeError that the other side threw. */
export async function ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallOutput<N>> {
  const envelope = envelopeSchema.parse(await window.matinee.call(name, input));
  // The schema found under `name` is the one whose output CallOutput<N> is made of; indexing loses that tie.
  return calls[name].output.parse(openEnvelope(envelope)) as CallOutput<N>;
}

/** Hears an event until the returned function is called. */
export function hear<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  return window.matinee.on(name, (payload) => {
    // As above: the schema found under `name` is the one EventPayload<N> is made of.
    listener(events[name].parse(payload) as EventPayload<N>);
  });
}

/** The sentence to show for anything that was thrown. */
export function messageOf(error: unknown): string {
  if (error instanceof MatineeError) return error.message;
  return m.ui_unexpected({ message: error instanceof Error ? error.message : String(error) });
}
