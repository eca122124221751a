// The library while it is open: the diary, always, and the catalogue, once there is one.
import { statSync } from 'node:fs';
import { MatineeError } from '../../contract/errors.ts';
import type { Profile } from '../../contract/diary.ts';
import { translateErrors } from '../base/file-error.ts';
import { makeFolder } from '../base/make-folder.ts';
import { closeToOthers, keepFilesPrivate } from '../base/private-files.ts';
import { openCatalogue, type Catalogue } from '../library/catalogue/catalogue.ts';
import { openDiary, type Diary } from '../library/diary/diary.ts';
import { checkDiary } from '../library/recovery/diary-condition.ts';
import { setAside } from '../library/recovery/set-aside.ts';
import { diaryToRead, type CheckWritable } from '../library/recovery/read-only-diary.ts';
import { libraryPaths, type LibraryPaths } from '../library/library-paths.ts';
import { swapInCatalogue } from '../library/catalogue/replace-catalogue.ts';

type HeldCatalogue = { catalogue: Catalogue; fingerprint: string; version: string };

export class OpenLibrary {
  readonly paths: LibraryPaths;
  readonly diary: Diary;
  /** The file that the diary is read from: a copy where the library can't be written. */
  readonly diaryFile: string;
  #held: HeldCatalogue | null = null;

  /** What is said of every change to a library that can't be written; null where it can. */
  readonly refusal: MatineeError | null;
  readonly #removeCopy: () => void;

  /**
   * Opens, or makes, the library in `directory`; one that can't be written is read from a copy of its diary. Throws
   * `library-too-new` and `library-damaged` for its diary.
   */
  constructor(directory: string, check?: CheckWritable) {
    this.paths = libraryPaths(directory);
    keepFilesPrivate();
    const { file, refusal, remove } = diaryToRead(this.paths, check);
    this.diaryFile = file;
    this.refusal = refusal;
    this.#removeCopy = remove;
    try {
      if (refusal === null) {
        translateErrors(directory, () => {
          makeFolder(directory);
        });
        this.closeToOthers();
      }
      this.#checkDiary(file);
      this.diary = openDiary(file, { backups: this.paths.backups, refusal });
    } catch (error) {
      remove();
      throw error;
    }
  }

  /**
   * The catalogue as it is now, or null before the first import. Another process (the command line beside the window) may have
   * replaced it: then the new one is opened and the diary linked to it.
   */
  catalogue(): Catalogue | null {
    const version = fileVersion(this.paths.catalogue);
    if (this.#held?.version !== version) this.#closeCatalogue();
    if (version === null) return null;
    this.#held ??= this.#open(version);
    return this.#held.catalogue;
  }

  /** For what can do without: null also where the catalogue is damaged. */
  catalogueIfWhole(): Catalogue | null {
    try {
      return this.catalogue();
    } catch (error) {
      if (error instanceof MatineeError && error.code === 'library-damaged') return null;
      throw error;
    }
  }

  /** Throws `no-library` before the first import. */
  requireCatalogue(): Catalogue {
    const catalogue = this.catalogue();
    if (catalogue !== null) return catalogue;
    throw new MatineeError(
      'no-library',
      'There are no movies yet. Import an archive, or use the starter library.',
    );
  }

  /** Differs for catalogues of different content; null before the first import. */
  fingerprint(): string | null {
    return this.catalogue() === null ? null : (this.#held?.fingerprint ?? null);
  }

  /** Replaces the catalogue with a finished one, and links the diary to it. */
  replaceCatalogue(stagedFile: string): { linked: number; waiting: number } {
    openCatalogue(stagedFile).close(); // A file that can't be opened must not cost the person the one they have.
    if (this.#isUnusable()) setAside(this.paths, this.paths.catalogue);
    this.#closeCatalogue();
    swapInCatalogue(this.paths, stagedFile);
    return this.diary.relink(this.requireCatalogue());
  }

  /** An older library, and what was copied into this one from elsewhere, may be open to others. */
  closeToOthers(): void {
    const { directory, models, backups, staging, downloads, setAside } = this.paths;
    closeToOthers(directory, [models, backups, staging, downloads, setAside]);
  }

  activeProfile(): Profile {
    return this.diary.activeProfile();
  }

  close(): void {
    this.#closeCatalogue();
    this.diary.close();
    this.#removeCopy();
  }

  #checkDiary(diary: string): void {
    translateErrors(diary, () => {
      checkDiary({ ...this.paths, diary });
    });
  }

  #open(version: string): HeldCatalogue {
    const catalogue = openCatalogue(this.paths.catalogue);
    try {
      this.diary.relink(catalogue);
    } catch (error) {
      if (error !== this.refusal) {
        // Damage in the midst of the file shows only now. It is the diary's where the catalogue is whole.
        try {
          catalogue.check();
        } finally {
          catalogue.close();
        }
        throw error;
      }
    }
    return { catalogue, fingerprint: catalogue.info().fingerprint, version };
  }

  /** What can't be read may be wanted by somebody who can. */
  #isUnusable(): boolean {
    try {
      this.catalogue();
      return false;
    } catch (error) {
      if (error instanceof MatineeError) return true;
      throw error;
    }
  }

  #closeCatalogue(): void {
    if (this.#held === null) return;
    this.diary.forgetRemovedRatings();
    this.diary.forgetRemovedMarks();
    this.diary.forgetRemovedLists();
    this.diary.forgetChanges();
    this.#held.catalogue.close();
    this.#held = null;
  }
}

/** Differs whenever another file was put there; null where there is none. */
function fileVersion(file: string): string | null {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.ino}-${stats.birthtimeMs}`;
}
