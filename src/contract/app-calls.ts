// The calls about the program itself: what it is, and where its library is.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { commandIdSchema } from './commands.ts';
import { savedDiagnosticsSchema } from './exports.ts';
import { licencesSchema } from './licences.ts';
import { trainingTensorflowSchema } from './tensorflow.ts';

export const aboutSchema = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** Folder of catalogue, diary and models. */
  libraryDirectory: z.string(),
  /** False where a variable of the environment says where it is. */
  mayMoveLibrary: z.boolean(),
});
export type About = z.infer<typeof aboutSchema>;

/** Kinds of jobs that are worth a word if the app ended before they did. */
export const lostJobSchema = z.enum(['import', 'training', 'sweep']);
export type LostJob = z.infer<typeof lostJobSchema>;

export const askedForSchema = z.strictObject({
  /** A file that was opened with the program. */
  path: z.string().nullable(),
  /** Chosen at the program's icon. */
  command: commandIdSchema.nullable(),
});
export type AskedFor = z.infer<typeof askedForSchema>;

export const appCalls = {
  'app:about': call('main', 'lists-stay', nothing, aboutSchema),
  /** Which TensorFlow trains; loads none. */
  'app:tensorflow': call('engine', 'lists-stay', nothing, trainingTensorflowSchema),
  /** The job that the last session did not finish; answered once, then null. */
  'app:lost-job': call('main', 'lists-stay', nothing, z.strictObject({ kind: lostJobSchema.nullable() })),
  /**
   * Asks for a folder and moves the library into it, or opens the one that is there where ours is still new; null if the person changed
   * their mind. Throws `job-running`, `invalid-input`, `no-space` and `library-busy`; the library is where it was then.
   */
  'app:move-library': call(
    'main',
    'lists-change',
    nothing,
    z.strictObject({ libraryDirectory: z.string().nullable() }),
  ),
  /** What the program was started or called for from outside; answered once. */
  'app:asked-for': call('main', 'lists-stay', nothing, askedForSchema),
  /** Opens the library's folder in the system's file manager. */
  'app:show-library': call('main', 'lists-stay', nothing, nothing),
  /** Opens the user guide, which comes with the program. */
  'app:show-guide': call('main', 'lists-stay', nothing, nothing),
  /** Of everything that ships, with their texts. */
  'app:licences': call('main', 'lists-stay', nothing, licencesSchema),
  /** Asks where to save a zip of versions, logs and counts, and writes it; null if the person changed their mind. */
  'app:save-diagnostics': call(
    'main',
    'lists-stay',
    nothing,
    z.strictObject({ saved: savedDiagnosticsSchema.nullable() }),
  ),
} as const;
