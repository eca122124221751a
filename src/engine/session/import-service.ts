// Imports a history from elsewhere, step by step: reads it, shows it, lets it be corrected, writes it into the diary, undoes it.
import { skipReasons } from '../../contract/skip-reasons.ts';
import { randomUUID } from 'node:crypto';
import { MatineeError } from '../../contract/errors.ts';
import {
  previewIdSchema,
  type HistoryImport,
  type HistoryPreview,
  type HistoryRow,
  type HistoryRowsQuery,
  type PreviewId,
  type RowChoice,
  type UndoOutcome,
} from '../../contract/history.ts';
import { matchRows, type MatchingOptions } from '../history/match-rows.ts';
import type { DiaryState } from '../history/plan-import.ts';
import { createPreview, type Preview } from '../history/preview.ts';
import { openHistory } from '../history/history-files.ts';
import { describeMapped, requireUnknownTable, type UnknownTable } from '../history/mapping/unknown-table.ts';
import { readHistory } from '../history/read-history.ts';
import type { MappedTable, TableMapping } from '../../contract/table-mapping.ts';
import type { Catalogue } from '../library/catalogue/catalogue.ts';
import type { OpenLibrary } from './library-session.ts';

/** By its number, or the name of one that is made only when something is imported for it. */
export type ImportingProfile = number | { newName: string };

type Held = { previewId: PreviewId; profile: ImportingProfile; fingerprint: string | null; preview: Preview };

type Reading = Pick<MatchingOptions, 'signal' | 'onProgress'> & { mapping?: TableMapping | null };

/** Holds one preview at a time, which belongs to the profile it was read for and to the catalogue it was matched with. */
export class HistoryDesk {
  readonly #library: OpenLibrary;
  #held: Held | null = null;
  /** How often previews were ended; one that is still being read then does not begin. */
  #endings = 0;
  #progress: { done: number; total: number } | null = null;

  constructor(library: OpenLibrary) {
    this.#library = library;
  }

  /**
   * Reads the export at `path` and matches it; the earlier preview ends. A mapping that is given is remembered. Throws `no-library`,
   * `cancelled`, `unknown-preview` where `end` was called meanwhile, and what `readHistory` throws.
   */
  async read(path: string, profile: ImportingProfile, reading: Reading = {}): Promise<HistoryPreview> {
    try {
      return await this.#read(path, profile, reading);
    } finally {
      this.#progress = null;
    }
  }

  /** How many rows are matched of the history that is being read; null where none is. */
  progress(): { done: number; total: number } | null {
    return this.#progress;
  }

  /** A table of no known layout by the mapping that is given, remembered or guessed. Throws `not-a-history`, and as `openHistory`. */
  async columns(path: string, mapping: TableMapping | null): Promise<MappedTable> {
    return this.withUnknownTable(path, (unknown) =>
      describeMapped(unknown, mapping, (names) => this.#library.diary.tableMapping(names)),
    );
  }

  /** What `work` makes of the table at `path` that may be mapped. Throws as `columns`. */
  async withUnknownTable<T>(path: string, work: (unknown: UnknownTable) => T): Promise<T> {
    const history = await openHistory(path);
    try {
      return work(await requireUnknownTable(history.source, history.files));
    } finally {
      history.close();
    }
  }

  async #read(
    path: string,
    profile: ImportingProfile,
    { signal, onProgress, mapping = null }: Reading,
  ): Promise<HistoryPreview> {
    this.#held = null;
    const endings = this.#endings;
    this.#library.requireCatalogue();
    const fingerprint = this.#library.fingerprint();
    const { diary } = this.#library;
    const read = await readHistory(path, {
      ...{ signal, mapping },
      remembered: (names) => diary.tableMapping(names),
    });
    if (mapping !== null) diary.saveTableMapping(mapping);
    const catalogue = (): Catalogue => this.#catalogueOf(fingerprint);
    const dropped: typeof read.skipped.skippedRows = [];
    const rows = await matchRows(read.rows, diary.movieChoices(idOf(profile)), catalogue, {
      signal,
      onProgress: (done, total) => {
        this.#progress = { done, total };
        onProgress?.(done, total);
      },
      onDropped: ({ file, line }) => dropped.push({ file, line, reason: skipReasons.notHere }),
    });
    if (this.#endings !== endings) throw previewEnded();
    const earlierDate = diary.importedFileDate(idOf(profile), read.contentHash);
    const fileDatedAtMs = Math.min(read.fileDatedAtMs, earlierDate ?? Number.POSITIVE_INFINITY);
    const history = { ...read, fileDatedAtMs, skipped: withDropped(read.skipped, dropped) };
    const previewId = previewIdSchema.parse(randomUUID());
    const preview = createPreview(previewId, history, rows, catalogue());
    this.#held = { previewId, profile, fingerprint, preview };
    return preview.summary(this.#diaryState(profile));
  }

  /** All of these throw `unknown-preview` where the preview has ended. */
  rows({ previewId, ...query }: HistoryRowsQuery): { total: number; rows: HistoryRow[] } {
    const { preview, profile, catalogue } = this.#open(previewId);
    return preview.rows(query, catalogue, this.#diaryState(profile));
  }

  correct(
    previewId: PreviewId,
    rowId: number,
    choice: RowChoice,
  ): { row: HistoryRow; preview: HistoryPreview } {
    const { preview, profile, catalogue } = this.#open(previewId);
    preview.correct(rowId, choice, catalogue);
    const state = this.#diaryState(profile);
    return { row: preview.row(rowId, catalogue, state), preview: preview.summary(state) };
  }

  acceptGuesses(previewId: PreviewId): HistoryPreview {
    const { preview, profile } = this.#open(previewId);
    preview.acceptGuesses();
    return preview.summary(this.#diaryState(profile));
  }

  /** Null where there was nothing to change. */
  apply(previewId: PreviewId): HistoryImport | null {
    const { preview, profile, catalogue } = this.#open(previewId);
    const { diary } = this.#library;
    // What it adds and what it changes is decided by the diary that it is written to: another process may have written since.
    const applied = diary.atOnce(() => {
      const planned = preview.toImport(catalogue, this.#diaryState(profile));
      if (typeof profile === 'number') return diary.applyImport(profile, planned);
      if (planned.writes.length === 0) return null;
      return diary.applyImport(diary.profileOrNew(profile.newName).profileId, planned);
    });
    this.#held = null;
    return applied;
  }

  discard(previewId: PreviewId): void {
    if (this.#held?.previewId === previewId) this.#held = null;
  }

  /** Ends the preview, whichever it is, also one that is still being read. */
  end(): void {
    this.#endings += 1;
    this.#held = null;
  }

  /** Newest first. */
  imports(profileId: number): HistoryImport[] {
    return this.#library.diary.imports(profileId);
  }

  /** Undoes one import, whatever came after it. Throws `unknown-import`. */
  undo(profileId: number, importId: number): UndoOutcome {
    return this.#library.diary.undoImport(profileId, importId);
  }

  #open(previewId: PreviewId): Held & { catalogue: Catalogue } {
    if (this.#held?.previewId !== previewId) throw previewEnded();
    return { ...this.#held, catalogue: this.#catalogueOf(this.#held.fingerprint) };
  }

  #catalogueOf(fingerprint: string | null): Catalogue {
    const catalogue = this.#library.requireCatalogue();
    if (this.#library.fingerprint() === fingerprint) return catalogue;
    this.#held = null;
    throw previewEnded();
  }

  #diaryState(profile: ImportingProfile): DiaryState {
    const { diary } = this.#library;
    const profileId = idOf(profile);
    return {
      entries: diary.identifiedEntries(profileId),
      viewings: diary.identifiedViewings(profileId),
      marks: diary.marks(profileId),
      lists: diary.lists(profileId),
      fileDates: new Set(diary.importedFileDates(profileId)),
    };
  }
}

/** No profile has the number of one that is still to be made, and so nothing in the diary is theirs. */
function idOf(profile: ImportingProfile): number {
  return typeof profile === 'number' ? profile : 0;
}

function previewEnded(): MatineeError {
  return new MatineeError(
    'unknown-preview',
    'The library or the profile changed, or another file was read since. Choose the file again; nothing was imported.',
  );
}

/** Rows that turned out to be no movie of the catalogue join those that the reader skipped. */
function withDropped(
  skipped: Pick<HistoryPreview, 'skipped' | 'skippedRows' | 'skippedByReason'>,
  dropped: HistoryPreview['skippedRows'],
): typeof skipped {
  if (dropped.length === 0) return skipped;
  const earlier = skipped.skippedByReason.find(({ reason }) => reason === skipReasons.notHere)?.count ?? 0;
  return {
    skipped: skipped.skipped + dropped.length,
    skippedRows: [...skipped.skippedRows, ...dropped].slice(0, 200),
    skippedByReason: [
      ...skipped.skippedByReason.filter(({ reason }) => reason !== skipReasons.notHere),
      { reason: skipReasons.notHere, count: earlier + dropped.length },
    ].sort((a, b) => b.count - a.count),
  };
}
