// The calls about profiles: who uses this library, and whose profile is active.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { profileSchema } from './diary.ts';
import { profileIdSchema } from './ids.ts';

const named = z.strictObject({ profileId: profileIdSchema });

export const listedProfileSchema = profileSchema.extend({
  isActive: z.boolean(),
  /** All of its ratings, and those of them whose movies this catalogue holds. */
  ratings: z.int(),
  linkedRatings: z.int(),
});
export type ListedProfile = z.infer<typeof listedProfileSchema>;

export const peopleCalls = {
  /** Oldest first; there is always one. */
  'profiles:list': call('engine', 'lists-stay', nothing, z.array(listedProfileSchema)),
  /** The new profile is not active yet. */
  'profiles:create': call(
    'engine',
    'lists-stay',
    z.strictObject({ name: z.string().max(200) }),
    profileSchema,
  ),
  'profiles:rename': call(
    'engine',
    'lists-change',
    z.strictObject({ profileId: profileIdSchema, name: z.string().max(200) }),
    profileSchema,
  ),
  /** From here on every list and every rating is this profile's. */
  'profiles:activate': call('engine', 'lists-change', named, nothing),
  /** Deletes the profile and all that is its own; `backup` is the copy of the whole diary made just before. Never the last profile. */
  'profiles:remove': call('engine', 'lists-change', named, z.strictObject({ backup: z.string() })),
} as const;
