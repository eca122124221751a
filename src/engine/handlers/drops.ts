// Answers what a file or folder is that was dropped on the window, by looking into it.
import type { Handlers } from '../../contract/calls.ts';
import type { DroppedKind } from '../../contract/drop-calls.ts';
import { inspectBackup } from '../session/backups.ts';
import { openHistory } from '../history/history-files.ts';
import { findUnknownTable, isLikelyHistory } from '../history/mapping/unknown-table.ts';
import { recogniseHistory } from '../history/sites/registry.ts';
import { lookIntoArchive } from '../archives/import-archive.ts';
import type { SessionContext } from '../session/context.ts';

export function dropAnswers(context: SessionContext) {
  return {
    'drops:inspect': async ({ path }) => {
      const kinds: DroppedKind[] = [];
      const archive = await lookIntoArchive(path);
      const isRatings = await isHistory(path, archive !== 'nothing');
      // An export of ratings has tables named as an archive's, and looks like one that lacks the rest.
      const isWhole = archive === 'whole' || archive === 'details';
      if (isWhole || (archive === 'corrupt' && !isRatings)) kinds.push('archive');
      if (isRatings) kinds.push('history');
      if (isBackup(context, path)) kinds.push('backup');
      return { kinds, replacesLibrary: archive === 'whole' };
    },
  } satisfies Partial<Handlers<'engine'>>;
}

/** A table of no known layout counts where it is nothing else, and a guess finds movies in it. */
async function isHistory(path: string, isArchive: boolean): Promise<boolean> {
  const history = await openHistory(path).catch(() => null);
  if (history === null) return false;
  try {
    recogniseHistory(history.source, history.files);
    return true;
  } catch {
    if (isArchive) return false;
    const unknown = await findUnknownTable(history.files);
    return unknown !== null && isLikelyHistory(unknown);
  } finally {
    history.close();
  }
}

function isBackup(context: SessionContext, path: string): boolean {
  try {
    inspectBackup(context, path);
    return true;
  } catch {
    return false;
  }
}
