// The calls about what comes from elsewhere: histories, and ratings that wait for their movie.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { diaryEntrySchema } from './diary.ts';
import {
  historyImportSchema,
  historyPreviewSchema,
  historyRowSchema,
  historyRowsQuerySchema,
  importIdSchema,
  previewIdSchema,
  rowChoiceSchema,
  undoOutcomeSchema,
  waitingEntrySchema,
} from './history.ts';
import { movieIdSchema } from './ids.ts';
import { mappedTableSchema, tableMappingSchema } from './table-mapping.ts';

const path = z.string().min(1).max(4096);
const pickedPath = z.strictObject({ path: z.string().nullable() });

export const historyCalls = {
  /** Asks for an export of another site; null where the person changed their mind. */
  'history:pick': call('main', 'lists-stay', nothing, pickedPath),
  /** Reads and matches a file without changing anything; the earlier preview ends. */
  'history:read': call(
    'engine',
    'lists-stay',
    z.strictObject({
      path,
      /** What the columns of a table of no known layout mean; remembered for tables with these columns. */
      mapping: tableMappingSchema.nullable().default(null),
    }),
    historyPreviewSchema,
  ),
  /** How far `history:read` is with matching; null where nothing is read. */
  'history:progress': call(
    'engine',
    'lists-stay',
    nothing,
    z.strictObject({ progress: z.strictObject({ done: z.int(), total: z.int() }).nullable() }),
  ),
  /** A table of no known layout, and what it would become by the mapping, by the one that is remembered, or by a guess. */
  'history:columns': call(
    'engine',
    'lists-stay',
    z.strictObject({ path, mapping: tableMappingSchema.nullable().default(null) }),
    mappedTableSchema,
  ),
  'history:rows': call(
    'engine',
    'lists-stay',
    historyRowsQuerySchema,
    z.strictObject({ total: z.int(), rows: z.array(historyRowSchema) }),
  ),
  /** Answers the row as it is then, and the preview's new figures. */
  'history:correct': call(
    'engine',
    'lists-stay',
    z.strictObject({ previewId: previewIdSchema, rowId: z.int().nonnegative(), choice: rowChoiceSchema }),
    z.strictObject({ row: historyRowSchema, preview: historyPreviewSchema }),
  ),
  /** Takes the guesses of all uncertain rows, as if the person had chosen each. */
  'history:accept-guesses': call(
    'engine',
    'lists-stay',
    z.strictObject({ previewId: previewIdSchema }),
    historyPreviewSchema,
  ),
  /** Writes the preview into the diary, all or nothing, and ends it; null where there was nothing to change. */
  'history:apply': call(
    'engine',
    'lists-change',
    z.strictObject({ previewId: previewIdSchema }),
    z.strictObject({ applied: historyImportSchema.nullable() }),
  ),
  'history:discard': call('engine', 'lists-stay', z.strictObject({ previewId: previewIdSchema }), nothing),
  /** Newest first. */
  'history:imports': call('engine', 'lists-stay', nothing, z.array(historyImportSchema)),
  /** Undoes one import, whatever came after it. */
  'history:undo': call(
    'engine',
    'lists-change',
    z.strictObject({ importId: importIdSchema }),
    undoOutcomeSchema,
  ),

  /** Ratings that wait for a movie of this catalogue, last rated first. */
  'waiting:list': call(
    'engine',
    'lists-stay',
    z.strictObject({ offset: z.int().min(0).default(0), limit: z.int().min(1).max(200).default(50) }),
    z.strictObject({ total: z.int(), entries: z.array(waitingEntrySchema) }),
  ),
  /** Gives a waiting rating its movie; where that has a rating already, the later one of the two stays. */
  'waiting:link': call(
    'engine',
    'lists-change',
    z.strictObject({ entryId: z.int(), movieId: movieIdSchema }),
    diaryEntrySchema,
  ),
} as const;
