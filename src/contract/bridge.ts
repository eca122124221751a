// What preload puts on `window.matinee`: names only, no logic.
import type { CallName } from './calls.ts';
import type { Envelope } from './envelope.ts';
import type { EventName } from './events.ts';

export type MatineeBridge = {
  /** Resolves to the envelope, also when the call fails. */
  call: (name: CallName, input: unknown) => Promise<Envelope<unknown>>;
  /** Returns the function that ends the subscription. */
  on: (name: EventName, listener: (payload: unknown) => void) => () => void;
  /** Path on disk of a file that was dropped on the window. */
  pathOf: (file: File) => string;
};
