// The calls of rating rounds and of a newcomer's first choice.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { movieIdSchema } from './ids.ts';
import { movieGroupsSchema, roundSchema } from './rounds.ts';

export const roundCalls = {
  /** Groups of movies that the same people watch, the best known first; empty if the library is too small for any. */
  'onboarding:groups': call('engine', 'lists-stay', nothing, movieGroupsSchema),
  /** Keeps the choice for the active profile and replaces an earlier one; rounds ask within and around these groups. */
  'onboarding:choose-groups': call(
    'engine',
    'lists-stay',
    z.strictObject({ groupIds: z.array(z.string().max(64)).max(50) }),
    nothing,
  ),
  /** Never a movie that is rated or marked, nor one of `passedIds`, which were shown and passed over. */
  'rating-round:next': call(
    'engine',
    'lists-stay',
    z.strictObject({
      passedIds: z.array(movieIdSchema).max(5000).default([]),
      limit: z.int().min(1).max(50).default(8),
    }),
    roundSchema,
  ),
} as const;
