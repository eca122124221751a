// Runs written as a report, as tables or for TensorBoard.
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { Exported } from '../../contract/exports.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Language } from '../../contract/languages.ts';
import { runExportTable, type RunExport } from '../../contract/run-exports.ts';
import type { Run } from '../../contract/training.ts';
import { makeOutputFolder, writeBytes, writeTexts } from '../history/export/write-files.ts';
import type { LibraryPaths } from '../library/library-paths.ts';
import { countEpochs, epochsTable, runsTable } from '../reporting/run-csv.ts';
import { runReport } from '../reporting/run-report.ts';
import { runScalars, startOf } from '../reporting/run-scalars.ts';
import { eventFile, eventFileName } from '../reporting/tfevents.ts';
import type { SessionContext } from './context.ts';
import { findRun } from './run-history.ts';

export interface RunsExport {
  /** Null for all of the history, or for a report the active one. */
  readonly runIds: readonly RunId[] | null;
  readonly form: RunExport;
  /** The file to write, or for TensorBoard the folder. */
  readonly path: string;
  /** Of a report. */
  readonly language: Language;
}

/**
 * Throws as `writeOutput`, `unknown-run`, `no-model` where there is no run to write, and `invalid-input` for a report of
 * several.
 */
export function exportRuns(
  context: Pick<SessionContext, 'library' | 'model'>,
  { runIds, form, path, language }: RunsExport,
): Exported {
  const { paths, diary } = context.library;
  const runs = runIds === null ? runsFor(form, context) : runIds.map((runId) => findRun(context, runId));
  const [first, ...others] = runs;
  if (first === undefined) {
    throw new MatineeError('no-model', 'Nothing has been trained yet, so there is no run to write.');
  }
  if (runExportTable[form].holds === 'one' && others.length > 0) {
    throw new MatineeError('invalid-input', 'A report is about one run. Name one, or write a table of them.');
  }
  switch (form) {
    case 'report': {
      const note = diary.runNotes().get(first.runId) ?? '';
      return { files: writeTexts(paths, path, [runReport(first, note, language)]), rows: 1, leftOut: 0 };
    }
    case 'runs':
      return { files: writeTexts(paths, path, [runsTable(runs)]), rows: runs.length, leftOut: 0 };
    case 'epochs':
      return { files: writeTexts(paths, path, [epochsTable(runs)]), rows: countEpochs(runs), leftOut: 0 };
    case 'tensorboard':
      return {
        files: runs.map((run) => writeEvents(paths, path, run)),
        rows: runs.length,
        leftOut: 0,
      };
  }
}

function runsFor(form: RunExport, { library, model }: Pick<SessionContext, 'library' | 'model'>): Run[] {
  const all = library.diary.runs();
  if (runExportTable[form].holds === 'many') return all;
  return [model.run() ?? all.slice(0, 1)].flat();
}

/** In a folder of the run's name, which is what TensorBoard calls it. */
function writeEvents(paths: LibraryPaths, folder: string, run: Run): string {
  const startedAtMs = startOf(run);
  const file = join(folder, run.runId, eventFileName(startedAtMs));
  makeOutputFolder(paths, join(folder, run.runId));
  writeBytes(paths, file, eventFile(runScalars(run), startedAtMs));
  return file;
}
