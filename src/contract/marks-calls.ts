// The calls about marks: watchlist, watched without stars, liked, owned, not for me, not seen.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { movieIdSchema } from './ids.ts';
import { markKindSchema, markSchema } from './marks.ts';
import { movieSummarySchema } from './movies.ts';

export const markedMovieSchema = movieSummarySchema.extend({ runtimeMinutes: z.number().nullable() });
export type MarkedSummary = z.infer<typeof markedMovieSchema>;

export const marksCalls = {
  /** Last marked first. */
  'marks:list': call('engine', 'lists-stay', nothing, z.array(markSchema)),
  /** Also takes away what the mark contradicts; setting what is set already renews its time. */
  'marks:set': call(
    'engine',
    'lists-stay',
    z.strictObject({ movieId: movieIdSchema, kind: markKindSchema, isSet: z.boolean() }),
    nothing,
  ),
  /** Removes one mark, also one that waits for its movie. */
  'marks:remove': call('engine', 'lists-stay', z.strictObject({ markId: z.int() }), nothing),
  /** Puts back a mark that was removed since the engine started. */
  'marks:put-back': call('engine', 'lists-stay', z.strictObject({ markId: z.int() }), nothing),
  /** The movies of one kind of mark that this catalogue holds, with predicted stars and runtimes; last marked first. */
  'marks:movies': call(
    'engine',
    'lists-stay',
    z.strictObject({ kind: markKindSchema }),
    z.array(markedMovieSchema),
  ),
} as const;
