// The calls about what goes out of Matinee, and comes back: exports and backups.
import { z } from 'zod';
import { call } from './call.ts';
import {
  backedUpSchema,
  backupSummarySchema,
  exportedSchema,
  ratingsLayoutSchema,
  restoredSchema,
} from './exports.ts';

const nothing = z.strictObject({});
const path = z.string().min(1).max(4096);

export const exportCalls = {
  /** These three ask where to save and then write; null where the person changed their mind. */
  'exports:ratings': call(
    'main',
    z.strictObject({ layout: ratingsLayoutSchema }),
    z.strictObject({ exported: exportedSchema.nullable() }),
  ),
  'exports:recommendations': call(
    'main',
    z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
    z.strictObject({ exported: exportedSchema.nullable() }),
  ),
  'backups:save': call('main', nothing, z.strictObject({ saved: backedUpSchema.nullable() })),

  'backups:pick': call('main', nothing, z.strictObject({ path: z.string().nullable() })),
  /** What a backup holds, checked as for restoring; changes nothing. */
  'backups:inspect': call('engine', z.strictObject({ path }), backupSummarySchema),
  /** Puts the backup in the place of the whole diary, all or nothing; the old one is kept as a copy. */
  'backups:restore': call('engine', z.strictObject({ path }), restoredSchema),
} as const;
