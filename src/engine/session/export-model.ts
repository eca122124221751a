// A run's model in a folder of its own, to be read by other programs or given to others.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MatineeError } from '../../contract/errors.ts';
import type { ExportedModel } from '../../contract/exports.ts';
import type { RunId } from '../../contract/ids.ts';
import type { Run } from '../../contract/training.ts';
import { makeOutputFolder, writeCopy } from '../history/export/write-files.ts';
import { checkOutside } from '../library/output-place.ts';
import { modelFiles } from '../model/model-file-names.ts';
import type { SessionContext } from './context.ts';
import { findRun } from './run-history.ts';

export interface ModelExport {
  /** Null for the active one; without profiles, for the newest of the library in use that learned from none. */
  readonly runId: RunId | null;
  /** Where it is to be; made where it is not there. */
  readonly folder: string;
  /** Whether it has to be a model that learned from nobody of this computer. */
  readonly withoutProfiles: boolean;
}

/**
 * Copies what is needed to use the model; what only a training needs stays. Throws `no-model`, `unknown-run`,
 * `invalid-input` where the folder has a model already, is in the library or can't be written, and where the model learned from somebody who
 * is not to be in it: what was learned can't be taken out of a model again.
 */
export function exportModel(
  context: SessionContext,
  { runId, folder, withoutProfiles }: ModelExport,
): ExportedModel {
  const { paths } = context.library;
  checkOutside(paths, folder);
  const run = runId === null ? chooseRun(context, withoutProfiles) : findRun(context, runId);
  const people = peopleIn(run);
  if (withoutProfiles && people.length > 0) {
    throw new MatineeError(
      'invalid-input',
      `The run ${run.runId} learned from the ratings of ${people.join(', ')}, which can’t be taken out of a model again. Run \`train --profiles none\`, then export that run.`,
    );
  }
  const from = join(paths.models, run.runId);
  if (!modelFiles.every((name) => existsSync(join(from, name)))) {
    throw new MatineeError(
      'no-model',
      `The model of ${run.runId} is not there any more. Train again, or export another run.`,
    );
  }
  const files = modelFiles.map((name) => join(folder, name));
  const inTheWay = files.find((file) => existsSync(file));
  if (inTheWay !== undefined) {
    throw new MatineeError('invalid-input', `There is a model in ${folder} already. Choose another folder.`);
  }
  makeOutputFolder(paths, folder);
  for (const name of modelFiles) writeCopy(paths, join(folder, name), join(from, name));
  return { runId: run.runId, files, people };
}

/** The profiles that a run learned something from. */
function peopleIn({ profiles = [] }: Run): string[] {
  return profiles.filter(({ ratings }) => ratings > 0).map(({ name }) => name);
}

function chooseRun({ library, model }: SessionContext, withoutProfiles: boolean): Run {
  const active = model.run();
  if (active !== null && !(withoutProfiles && peopleIn(active).length > 0)) return active;
  const fingerprint = library.fingerprint();
  const fitting = library.diary.runs().filter((run) => run.catalogue.fingerprint === fingerprint);
  if (!withoutProfiles || fitting.length === 0) {
    throw new MatineeError('no-model', 'No model is active, and no run was named.');
  }
  const stranger = fitting.find((run) => peopleIn(run).length === 0);
  if (stranger !== undefined) return stranger;
  throw new MatineeError(
    'invalid-input',
    'Every model of this library learned from ratings of this computer’s people, which can’t be taken out again. Run `train --profiles none`, then export that run.',
  );
}
