// Answers about backups: what one holds, and going back to it.
import type { Handlers } from '../../contract/calls.ts';
import { inspectBackup, restoreBackup } from '../session/backups.ts';
import type { AnswerContext } from './context.ts';

export function backupAnswers(
  context: AnswerContext,
): Pick<Handlers<'engine'>, 'backups:inspect' | 'backups:restore'> {
  return {
    'backups:inspect': ({ path }) => inspectBackup(context, path),
    'backups:restore': ({ path }) => restoreBackup(context, path),
  };
}
