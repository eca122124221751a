// The call about what is dropped on the window: recognised by its contents.
import { z } from 'zod';
import { call } from './call.ts';

/** An archive or a table of movie details for the library, an export of one's own ratings, a backup of the diary. */
export const droppedKindSchema = z.enum(['archive', 'history', 'backup']);
export type DroppedKind = z.infer<typeof droppedKindSchema>;

export const dropCalls = {
  /** Everything that the file or folder may be; nothing if it is of no use here. Changes nothing. */
  'drops:inspect': call(
    'engine',
    'lists-stay',
    z.strictObject({ path: z.string().min(1).max(4096) }),
    z.strictObject({
      kinds: z.array(droppedKindSchema),
      /** Whether an import of it would put another catalogue in; details of movies are added to the present one. */
      replacesLibrary: z.boolean(),
    }),
  ),
} as const;
