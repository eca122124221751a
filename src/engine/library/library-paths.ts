// Where the parts of a library are inside its folder.
import { join } from 'node:path';

export type LibraryPaths = {
  directory: string;
  /** The catalogue: imported data. */
  catalogue: string;
  /** The diary: what the person entered. */
  diary: string;
  /** One folder per run. */
  models: string;
  /** Copies of the diary. */
  backups: string;
  /** Damaged parts of the library, one folder for each time that something was put in their place. */
  setAside: string;
  /** Half-built files; whatever is here may be deleted while no job runs. */
  staging: string;
  /** Archives that are being downloaded, and parts of them that a later download resumes. */
  downloads: string;
  /** How fast this computer trains. */
  trainingSpeed: string;
};

/** The paths of the library in `directory`; does not touch the disk. */
export function libraryPaths(directory: string): LibraryPaths {
  return {
    directory,
    catalogue: join(directory, 'catalogue.db'),
    diary: join(directory, 'diary.db'),
    models: join(directory, 'models'),
    backups: join(directory, 'backups'),
    setAside: join(directory, 'set-aside'),
    staging: join(directory, 'staging'),
    downloads: join(directory, 'downloads'),
    trainingSpeed: join(directory, 'training-speed.json'),
  };
}
