// Makes the contract's calls from inside a launched window, through its real bridge.
import type { Page } from 'playwright-core';
import type { MatineeBridge } from '../../src/contract/bridge.ts';
import type { CallInput, CallName, CallOutput } from '../../src/contract/calls.ts';
import { calls } from '../../src/contract/calls.ts';
import { envelopeSchema, openEnvelope } from '../../src/contract/envelope.ts';

declare global {
  interface Window {
    matinee: MatineeBridge;
  }
}

/** The checked answer; rejects with the MatineeError that the app answered. */
export async function callFrom<N extends CallName>(
  page: Page,
  name: N,
  input: CallInput<N>,
): Promise<CallOutput<N>> {
  const answer: unknown = await page.evaluate(
    ([callName, callInput]) => window.matinee.call(callName, callInput),
    [name, input] as const,
  );
  const data = openEnvelope(envelopeSchema.parse(answer));
  // The schema is the one that the type was derived from; TypeScript can't see that through the index.
  return calls[name].output.parse(data) as CallOutput<N>;
}
