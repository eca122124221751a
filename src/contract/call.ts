// What a call of the contract is made of.
import type { z } from 'zod';

/** `answeredBy` names the process: the engine for data, main for windows, dialogs and jobs. */
export function call<I extends z.ZodType, O extends z.ZodType, P extends 'engine' | 'main'>(
  answeredBy: P,
  input: I,
  output: O,
): { answeredBy: P; input: I; output: O } {
  return { answeredBy, input, output };
}
