// What a call of the contract is made of.
import { z } from 'zod';

/** The process that answers: the engine for data, main for windows, dialogs and jobs. */
export type Answerer = 'engine' | 'main';

/**
 * What a call that succeeds does to the lists on screen. After `lists-change` main sends `library:changed`, and every list is
 * asked for again. After `lists-stay` they are as true as before, or the window has changed them itself.
 */
export type CallEffect = 'lists-stay' | 'lists-change';

/** For calls that take or answer nothing. */
export const nothing = z.strictObject({});

/** One entry of the contract; every part is required, so that none can be forgotten. */
export function call<I extends z.ZodType, O extends z.ZodType, P extends Answerer>(
  answeredBy: P,
  effect: CallEffect,
  input: I,
  output: O,
): { answeredBy: P; effect: CallEffect; input: I; output: O } {
  return { answeredBy, effect, input, output };
}
