// The paths inside a library's folder.
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
  /** Unfinished files; they may be deleted while no job runs. */
  staging: string;
  /** Downloads in progress, and parts that a later download resumes. */
  downloads: string;
};

/** The paths of the library in `directory`; does not touch the disk. */
export function libraryPaths(directory: string): LibraryPaths {
  return {
    directory,
    catalogue: join(directory, 'catalogue.db'),
    diary: join(directory, 'diary.db'),
    models: join(directory, 'models'),
    backups: join(directory, 'backups'),
    staging: join(directory, 'staging'),
    downloads: join(directory, 'downloads'),
  };
}
