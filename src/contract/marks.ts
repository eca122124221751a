// Marks: what the person noted about a movie without giving it stars.
import { z } from 'zod';
import { movieIdSchema } from './ids.ts';

/**
 * `watchlist`: wants to see it; `watched`: has seen it and gives no stars; `hidden`: not for them; `unseen`: has not seen
 * it, so that rating rounds do not ask again; `liked`: loves it, which is worth no stars; `owned`: has it at home.
 */
export const markKindSchema = z.enum(['watchlist', 'watched', 'liked', 'owned', 'hidden', 'unseen']);
export type MarkKind = z.infer<typeof markKindSchema>;

/** Kinds that can't be true beside one another: setting the first removes the others. */
const contradicted: Record<MarkKind, readonly MarkKind[]> = {
  watchlist: ['hidden'],
  watched: ['watchlist', 'unseen'],
  liked: ['hidden'],
  owned: [],
  hidden: ['watchlist', 'liked'],
  unseen: ['watched'],
};

export const markSchema = z.strictObject({
  markId: z.int(),
  kind: markKindSchema,
  /** Null while the current catalogue has no such movie; the mark waits and is never dropped. */
  movieId: movieIdSchema.nullable(),
  title: z.string(),
  year: z.int().nullable(),
  genres: z.array(z.string()),
  /** Unix time in milliseconds. */
  markedAtMs: z.int(),
});
export type Mark = z.infer<typeof markSchema>;

/** Kinds that setting this one removes. */
export function contradictedKinds(kind: MarkKind): readonly MarkKind[] {
  return contradicted[kind];
}
