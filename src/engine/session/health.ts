// What is wrong with the parts of a library that is open: its models, backups and tables.
import { basename, join } from 'node:path';
import type { RunId } from '../../contract/ids.ts';
import type { Health } from '../../contract/recovery.ts';
import { MatineeError, toErrorInfo } from '../../contract/errors.ts';
import { backupFailure } from '../library/diary/diary-backups.ts';
import { changedTables } from '../library/diary/table-checksums.ts';
import { listBackups } from '../library/recovery/list-backups.ts';
import { damagedFiles } from '../model/model-checksums.ts';
import { bestUsableRun } from './activation.ts';
import type { SessionContext } from './context.ts';

/** Reads files from end to end, with turns in between. */
export async function examineHealth(context: SessionContext): Promise<Health> {
  const { paths, refusal } = context.library;
  return {
    readOnly: refusal === null ? null : toErrorInfo(refusal),
    damagedModel: await damagedModel(context),
    backupFailure: backupFailure(paths.backups),
    damagedBackups: listBackups(paths.backups).damaged.map((path) => basename(path)),
    changedTables: await changedTables(context.library.diaryFile),
  };
}

async function damagedModel(context: SessionContext): Promise<Health['damagedModel']> {
  const runId = activeRunId(context);
  if (runId === null || !(await isDamaged(context, runId))) return null;
  return { runId, otherRunId: bestUsableRun(context, runId) };
}

/** Null also where the catalogue can't be read: nothing answers then. */
function activeRunId({ model }: SessionContext): RunId | null {
  try {
    return model.run()?.runId ?? null;
  } catch (error) {
    if (error instanceof MatineeError) return null;
    throw error;
  }
}

/** By its checksums, and by what came of it when it was last read. */
async function isDamaged({ library, model }: SessionContext, runId: RunId): Promise<boolean> {
  if (model.couldNotBeRead(runId)) return true;
  return (await damagedFiles(join(library.paths.models, runId))).length > 0;
}
