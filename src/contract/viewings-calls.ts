// The calls about viewings: noted, changed, removed, and each of that undone.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { movieIdSchema } from './ids.ts';
import {
  changeIdSchema,
  countingRuleSchema,
  diaryEditSchema,
  viewingDetailsSchema,
  viewingSchema,
} from './viewings.ts';

const changed = z.strictObject({ changeId: changeIdSchema });
/** As many lines as a diary may have. */
const ids = z.array(z.int()).max(200_000);

export const viewingsCalls = {
  /** Last watched first; those of an unknown day come last. */
  'viewings:list': call('engine', 'lists-stay', nothing, z.array(viewingSchema)),
  /** The stars of a viewing may change those of its movie: the window asks for these again after each of the calls below. */
  'viewings:add': call(
    'engine',
    'lists-stay',
    z.strictObject({ movieId: movieIdSchema, details: viewingDetailsSchema }),
    z.strictObject({ viewing: viewingSchema, changeId: changeIdSchema }),
  ),
  'viewings:change': call(
    'engine',
    'lists-stay',
    z.strictObject({ viewingId: z.int(), details: viewingDetailsSchema }),
    changed,
  ),
  /** Viewings, and ratings of movies that have none, are changed or removed all at once. */
  'viewings:edit': call(
    'engine',
    'lists-stay',
    z.strictObject({ viewingIds: ids, entryIds: ids, edit: diaryEditSchema }),
    changed,
  ),
  /** Undoes one of the changes above, whatever came after it. */
  'viewings:put-back': call('engine', 'lists-stay', changed, nothing),
  /** Which of a movie's stars count, for the active profile. */
  'viewings:rule': call('engine', 'lists-stay', nothing, z.strictObject({ rule: countingRuleSchema })),
  'viewings:set-rule': call('engine', 'lists-change', z.strictObject({ rule: countingRuleSchema }), nothing),
} as const;
