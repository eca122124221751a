// Puts the library where the person wants it, while the engine has it closed.
import { MatineeError } from '../../contract/errors.ts';
import { choosePlace } from '../../engine/library/place/library-place.ts';
import { moveLibrary } from '../../engine/library/place/move-library.ts';
import type { JobRunner } from '../jobs/job-runner.ts';
import type { Places } from '../places.ts';
import type { EngineProcess } from '../processes/engine-process.ts';
import { libraryAt } from './find-library.ts';

export type LibraryMoverOptions = {
  engine: Pick<EngineProcess, 'ask' | 'whileClosed'>;
  jobs: Pick<JobRunner, 'refuseWhileRunning'>;
  places: Pick<Places, 'library' | 'isMoving' | 'appFolder' | 'mayMoveLibrary'>;
  /** Null if the person changed their mind. */
  pickFolder: () => Promise<string | null>;
};

/**
 * Asks for a folder and moves the library into it; one that is still new gives way to a library that is there already. Returns the
 * new place, null if the person changed their mind. Throws `invalid-input`, `job-running` and what moving throws.
 */
export async function chooseLibraryPlace(options: LibraryMoverOptions): Promise<string | null> {
  const { engine, jobs, places, pickFolder } = options;
  if (!places.mayMoveLibrary) {
    throw new MatineeError(
      'invalid-input',
      'The variable MATINEE_LIBRARY says where this library is: close Matinee, move the folder, and set the variable to its new place.',
    );
  }
  jobs.refuseWhileRunning();
  const folder = await pickFolder();
  if (folder === null) return null;
  jobs.refuseWhileRunning();
  const present = libraryAt(folder);
  if (present !== null && !(await isNew(engine))) {
    throw new MatineeError(
      'invalid-input',
      `${present} holds a library of Matinee already. Choose another folder; nothing was moved.`,
      { details: { path: present } },
    );
  }
  const adopt = (place: string): void => {
    choosePlace(places.appFolder, place);
    places.library = place;
  };
  settledLibrary(places);
  places.isMoving = true;
  try {
    await engine.whileClosed(async () => {
      if (present === null) await moveLibrary(places.library, folder, adopt);
      else adopt(present);
    });
  } finally {
    places.isMoving = false;
  }
  return places.library;
}

/** The library's folder for a job. Throws `library-busy` while it is being moved. */
export function settledLibrary({ library, isMoving }: Pick<Places, 'library' | 'isMoving'>): string {
  if (!isMoving) return library;
  throw new MatineeError(
    'library-busy',
    'The library is being moved to another place. Try again when it is there.',
  );
}

/** Whether nothing was imported, entered or set up in it. */
async function isNew(engine: LibraryMoverOptions['engine']): Promise<boolean> {
  const { catalogue, catalogueProblem, ratings } = await engine.ask('library:overview', {});
  const profiles = await engine.ask('profiles:list', {});
  const marks = await engine.ask('marks:list', {});
  const lists = await engine.ask('lists:all', {});
  const hasNothing = ratings + marks.length + lists.length === 0 && profiles.length <= 1;
  return catalogue === null && catalogueProblem === null && hasNothing;
}
