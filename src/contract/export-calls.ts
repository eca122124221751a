// The calls about what goes out of Matinee, and comes back: exports and backups.
import { z } from 'zod';
import { call, nothing } from './call.ts';
import { backedUpSchema, exportedSchema, inspectedBackupSchema, restoredSchema } from './exports.ts';
import { runIdSchema } from './ids.ts';
import { runExportSchema } from './run-exports.ts';
import { ratingsLayoutSchema } from './sites.ts';

const path = z.string().min(1).max(4096);

export const exportCalls = {
  /** These four ask where to save and then write; null if the person changed their mind. */
  'exports:ratings': call(
    'main',
    'lists-stay',
    z.strictObject({ layout: ratingsLayoutSchema }),
    z.strictObject({ exported: exportedSchema.nullable() }),
  ),
  'exports:recommendations': call(
    'main',
    'lists-stay',
    z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    z.strictObject({ exported: exportedSchema.nullable() }),
  ),
  /** Trainings as a report, a table or event files. */
  'exports:runs': call(
    'main',
    'lists-stay',
    z.strictObject({ runIds: z.array(runIdSchema).min(1).max(1000), form: runExportSchema }),
    z.strictObject({ exported: exportedSchema.nullable() }),
  ),
  'backups:save': call('main', 'lists-stay', nothing, z.strictObject({ saved: backedUpSchema.nullable() })),

  'backups:pick': call('main', 'lists-stay', nothing, z.strictObject({ path: z.string().nullable() })),
  /** What a backup holds, checked as for restoring, and what that would replace; changes nothing. */
  'backups:inspect': call('engine', 'lists-stay', z.strictObject({ path }), inspectedBackupSchema),
  /** Replaces the whole diary with the backup, all or nothing; a copy of the old one is kept. */
  'backups:restore': call('engine', 'lists-change', z.strictObject({ path }), restoredSchema),
} as const;
