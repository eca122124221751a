// The history that is being taken in: chosen, read, looked through and corrected row by row, written into the diary.
import { ask, messageOf } from '../../state/api.ts';
import { MatineeError } from '../../../contract/errors.ts';
import type {
  HistoryImport,
  HistoryPreview,
  HistoryRow,
  RowChoice,
  RowState,
} from '../../../contract/history.ts';
import type { TableMapping } from '../../../contract/table-mapping.ts';
import { m } from '../../../messages/messages.js';
import { diary } from '../../state/diary.svelte.ts';
import { errorWords } from '../../state/error-words.ts';
import { PagedList } from '../../state/paged-list.svelte.ts';
import { session } from '../../state/session.svelte.ts';
import { toastFailure } from '../../state/toasts.ts';
import { columns } from './columns.svelte.ts';
import { pastImports } from './past-imports.svelte.ts';

/** Which rows are looked at; `skipped` are those of the file that can't be imported. */
export type RowView = RowState | 'all' | 'skipped';

const pageSize = 100;
const progressMs = 250;

class Intake {
  /** Null where no file is looked through. */
  preview: HistoryPreview | null = $state.raw(null);
  /** What the last import brought; null where it changed nothing, undefined where there was none. */
  applied = $state.raw<HistoryImport | null | undefined>();
  /** Why the file that was looked through is not there any more, where that was nobody's wish. */
  putAway: string | null = $state.raw(null);
  /** Why the file could not be read or imported. */
  failure: string | null = $state.raw(null);
  isReading = $state.raw(false);
  /** How far reading is; null where that is not known. */
  progress: { done: number; total: number } | null = $state.raw(null);
  #path = '';
  isApplying = $state.raw(false);

  view: RowView = $state.raw('all');
  query = $state('');
  rows: PagedList<HistoryRow> | null = $state.raw(null);
  #asked = 0;
  #whose: string | null = null;

  /**
   * Puts away what was read for another person, library or diary, which the engine has ended, and says so; to be called whenever
   * those may have changed.
   */
  follow(): void {
    const { whose } = session;
    if (whose === null || whose === this.#whose) return;
    const isAnother = this.#whose !== null;
    this.#whose = whose;
    if (!isAnother) return;
    const source = this.preview?.source ?? columns.table?.file ?? null;
    this.#close();
    columns.close();
    this.applied = undefined;
    this.failure = null;
    this.putAway = source === null ? null : m.history_put_away({ source });
  }

  /** Asks for a file in the system's own dialog; closing it changes nothing. */
  async pick(): Promise<void> {
    await this.#read(async () => (await ask('history:pick', {})).path);
  }

  /** Reads what was dropped: one file. */
  async drop(files: readonly File[]): Promise<void> {
    const [file, ...others] = files;
    const path = file === undefined ? '' : window.matinee.pathOf(file);
    if (path === '' || others.length > 0) {
      this.failure = m.history_drop_one();
      return;
    }
    await this.take(path);
  }

  /** Reads a file that is known by its path. */
  async take(path: string): Promise<void> {
    await this.#read(() => Promise.resolve(path));
  }

  /** Reads the table again by what its columns were said to mean. */
  async readMapped(): Promise<void> {
    const { path, table } = columns;
    if (table === null) return;
    await this.#read(() => Promise.resolve(path), table.mapping);
  }

  /** Puts the preview of a table away, and names its columns again. */
  async changeColumns(): Promise<void> {
    await this.discard();
    await this.#try(m.columns_failed(), () => columns.open(this.#path));
  }

  /** Shows other rows: those of a state, or those whose title holds the words. */
  look({ view = this.view, query = this.query }: { view?: RowView; query?: string }): void {
    this.view = view;
    this.query = query;
    void this.#list();
  }

  /** Says which movie a row means, or that it is left out; the row keeps its place on screen. */
  async correct(row: HistoryRow, choice: RowChoice): Promise<void> {
    if (this.preview === null) return;
    const { previewId } = this.preview;
    await this.#try(m.history_change_failed(), async () => {
      const corrected = await ask('history:correct', { previewId, rowId: row.rowId, choice });
      this.preview = corrected.preview;
      this.rows?.replace(({ rowId }) => rowId === row.rowId, corrected.row);
    });
  }

  /** Takes every guess as if each had been confirmed. */
  async acceptGuesses(): Promise<void> {
    if (this.preview === null) return;
    const { previewId } = this.preview;
    await this.#try(m.history_guesses_failed(), async () => {
      this.preview = await ask('history:accept-guesses', { previewId });
      await this.#list();
    });
  }

  /** Writes what is previewed into the diary. */
  async apply(): Promise<void> {
    if (this.preview === null || this.isApplying) return;
    const { previewId } = this.preview;
    this.isApplying = true;
    await this.#try(m.history_import_failed(), async () => {
      const { applied } = await ask('history:apply', { previewId });
      this.#close();
      this.applied = applied;
      await Promise.all([diary.refresh(), pastImports.load()]);
    });
    this.isApplying = false;
  }

  /** Puts the file away; nothing was changed. */
  async discard(): Promise<void> {
    if (this.preview === null) return;
    const { previewId } = this.preview;
    this.#close();
    await this.#try(m.history_discard_failed(), () => ask('history:discard', { previewId }));
  }

  /** Forgets what the last import brought. */
  forget(): void {
    this.applied = undefined;
  }

  async #read(choose: () => Promise<string | null>, mapping: TableMapping | null = null): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    this.failure = null;
    this.putAway = null;
    try {
      const path = await choose();
      if (path !== null) await this.#readFrom(path, mapping);
    } catch (error) {
      columns.close();
      this.failure = messageOf(error);
    }
    this.isReading = false;
  }

  /** Of a table that no reader knows the columns are asked for. */
  async #readFrom(path: string, mapping: TableMapping | null): Promise<void> {
    this.#path = path;
    const timer = window.setInterval(() => void this.#askProgress(), progressMs);
    try {
      this.#open(await ask('history:read', { path, mapping }));
      columns.close();
    } catch (error) {
      if (!(error instanceof MatineeError && error.code === 'unknown-layout')) throw error;
      this.applied = undefined;
      await columns.open(path);
    } finally {
      window.clearInterval(timer);
      this.progress = null;
    }
  }

  async #askProgress(): Promise<void> {
    const asked = await ask('history:progress', {}).catch(() => null);
    if (this.isReading) this.progress = asked?.progress ?? null;
  }

  #open(preview: HistoryPreview): void {
    this.applied = undefined;
    this.preview = preview;
    // What needs the person's eyes comes first.
    const view = (['uncertain', 'unmatched'] as const).find((state) => preview.states[state] > 0) ?? 'all';
    this.look({ view, query: '' });
  }

  #close(): void {
    this.#asked += 1;
    this.preview = null;
    this.rows = null;
  }

  async #list(): Promise<void> {
    const { preview, view, query } = this;
    if (preview === null || view === 'skipped') {
      this.rows = null;
      return;
    }
    const asked = ++this.#asked;
    const { previewId } = preview;
    const state = view === 'all' ? null : view;
    const rows = new PagedList<HistoryRow>({
      pageSize,
      read: async (offset, limit) => {
        const { total, rows } = await ask('history:rows', { previewId, state, query, offset, limit });
        return { total, items: rows };
      },
      isGone: (row) => state !== null && row.state !== state,
    });
    // Until they are there the earlier rows stay in sight; of two lists asked for in a row the later one counts.
    await rows.ready;
    if (asked === this.#asked && this.preview !== null) this.rows = rows;
  }

  /** A preview that the engine has ended can't be gone on with: then the screen says so and asks for the file again. */
  async #try(failed: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof MatineeError && error.code === 'unknown-preview') {
        this.#close();
        this.failure = errorWords(error);
      } else toastFailure(failed, error);
    }
  }
}

export const intake = new Intake();
