// Choosing what to import, starting it, and going back to the starter library: shared by Import and the welcome.
import { ask, messageOf } from '../../state/api.ts';
import type { DownloadSet } from '../../../contract/downloads.ts';
import type { ImportJob } from '../../../contract/jobs.ts';
import { m } from '../../../messages/messages.js';
import { jobs } from '../../state/jobs.svelte.ts';
import { session } from '../../state/session.svelte.ts';

type ReplaceQuestion = {
  /** The archive that would replace the library; null for the starter library. */
  readonly path: string | null;
  readonly answer: (isWanted: boolean) => void;
};

class Importer {
  /** Why nothing could be started; null after a good start. */
  failure: string | null = $state.raw(null);
  /** From the choice until the job runs or the starter library is in. */
  isStarting = $state.raw(false);
  /** What would replace the library, until the person has said whether it may. */
  question: ReplaceQuestion | null = $state.raw(null);

  /** Asks for an archive or a folder in the system's own dialog and imports it; closing the dialog changes nothing. */
  async pick(kind: 'file' | 'folder'): Promise<void> {
    await this.#start(async () => {
      const { path } = await ask('imports:pick', { kind });
      if (path !== null) await this.#import(path);
    });
  }

  /** Imports what was dropped: one archive or one folder. */
  async drop(files: readonly File[]): Promise<void> {
    await this.#start(async () => {
      const [file, ...others] = files;
      const path = file === undefined ? '' : window.matinee.pathOf(file);
      if (path === '' || others.length > 0) {
        this.failure = m.import_drop_one();
        return;
      }
      await this.#import(path);
    });
  }

  /** Imports a file or folder that is known by its path. */
  async take(path: string): Promise<void> {
    await this.#start(() => this.#import(path));
  }

  /** Imports or downloads the same again, after a failure. */
  async again({ path, download }: Pick<ImportJob, 'path' | 'download'>): Promise<void> {
    if (download === null) await this.#start(() => this.#import(path));
    else await this.download(download);
  }

  /** Fetches a set whose terms were agreed to, and imports it. */
  async download(set: DownloadSet): Promise<void> {
    await this.#start(async () => {
      jobs.forgetImport();
      await jobs.startDownload(set);
    });
  }

  /** Puts the starter library in the catalogue's place; true when it is in. */
  async useStarter(): Promise<boolean> {
    let isIn = false;
    await this.#start(async () => {
      if (session.hasOwnLibrary && !(await this.#isWanted(null))) return;
      await ask('library:use-starter', {});
      jobs.forgetImport();
      isIn = true;
    });
    return isIn;
  }

  async #import(path: string): Promise<void> {
    if (!(await this.#mayReplace(path))) return;
    jobs.forgetImport();
    await jobs.startImport(path);
  }

  /** Nothing is asked where nobody has chosen a library yet, and for what replaces none. */
  async #mayReplace(path: string): Promise<boolean> {
    if (!session.hasOwnLibrary) return true;
    const { replacesLibrary } = await ask('drops:inspect', { path });
    return !replacesLibrary || (await this.#isWanted(path));
  }

  async #isWanted(path: string | null): Promise<boolean> {
    const isWanted = await new Promise<boolean>((answer) => (this.question = { path, answer }));
    this.question = null;
    return isWanted;
  }

  async #start(work: () => Promise<void>): Promise<void> {
    if (this.isStarting) return;
    this.isStarting = true;
    this.failure = null;
    try {
      await work();
    } catch (error) {
      this.failure = messageOf(error);
    }
    this.isStarting = false;
  }
}

export const importer = new Importer();
