// The calls about pictures: covers from TMDB with the person's own key, off until they turn it on.
import { z } from 'zod';
import { call, nothing } from './call.ts';

export const coversStateSchema = z.strictObject({
  isOn: z.boolean(),
  hasKey: z.boolean(),
  /** How the key is kept, or would be: by the system's keyring, or in a file that only the person's account may read. */
  protection: z.enum(['keyring', 'file']),
  cachedCovers: z.int(),
  cachedBytes: z.int(),
  limitBytes: z.int(),
  /** Why no covers come at the moment. */
  problem: z.enum(['refused', 'unreachable']).nullable(),
});
export type CoversState = z.infer<typeof coversStateSchema>;

export const keyVerdictSchema = z.enum(['works', 'refused', 'unreachable']);
export type KeyVerdict = z.infer<typeof keyVerdictSchema>;

export const coversCalls = {
  'covers:state': call('main', 'lists-stay', nothing, coversStateSchema),
  /** Saves the key without asking TMDB about it. */
  'covers:save-key': call(
    'main',
    'lists-stay',
    z.strictObject({ key: z.string().min(1).max(1024) }),
    coversStateSchema,
  ),
  /** Deletes the key, and turns pictures off. */
  'covers:remove-key': call('main', 'lists-stay', nothing, coversStateSchema),
  /** Asks TMDB whether it takes the key. */
  'covers:check-key': call('main', 'lists-stay', nothing, z.strictObject({ verdict: keyVerdictSchema })),
  'covers:turn': call('main', 'lists-stay', z.strictObject({ isOn: z.boolean() }), coversStateSchema),
  /** Deletes all covers on the disk. */
  'covers:clear': call('main', 'lists-stay', nothing, coversStateSchema),
} as const;
