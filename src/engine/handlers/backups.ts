// Answers about backups: what one holds, and going back to it.
import type { Handlers } from '../../contract/calls.ts';
import { inspectBackup, restoreBackup } from '../session/backups.ts';
import type { SessionContext } from '../session/context.ts';

export function backupAnswers(context: SessionContext) {
  return {
    'backups:inspect': ({ path }) => inspectBackup(context, path),
    'backups:restore': ({ path }) => restoreBackup(context, path),
  } satisfies Partial<Handlers<'engine'>>;
}
