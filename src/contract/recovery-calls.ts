// The calls about a library that can't be used as it is, and about what is wrong with one that can.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { healthSchema, recoveredSchema, recoveryChoiceSchema, recoverySchema } from './recovery.ts';

export const recoveryCalls = {
  /** Tries to open the library again; null where that succeeds, otherwise what can be recovered. Throws what else is wrong. */
  'recovery:look': call(
    'engine',
    'lists-stay',
    nothing,
    z.strictObject({ recovery: recoverySchema.nullable() }),
  ),
  /** Puts a sound diary in the place of the one that can't be used, which is set aside, and opens the library. */
  'recovery:recover': call(
    'engine',
    'lists-change',
    z.strictObject({ choice: recoveryChoiceSchema }),
    recoveredSchema,
  ),
  /** What is wrong with the parts of a library that can be used. Takes a moment: files are read from end to end. */
  'library:health': call('engine', 'lists-stay', nothing, healthSchema),
} as const;
