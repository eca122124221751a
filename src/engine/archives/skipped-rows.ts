// Counts the rows that an import leaves out, and keeps the first of them for the report.
import { MatineeError } from '../../contract/errors.ts';
import type { ImportReport, SkippedRow } from '../../contract/importing.ts';
import type { SkipReason } from '../../contract/skip-reasons.ts';

const keptRows = 200;

export class SkippedRows {
  readonly #kept: SkippedRow[] = [];
  readonly #byReason = new Map<string, number>();
  readonly #byFile = new Map<string, number>();
  #total = 0;

  /** `line` is counted from 1. */
  add(file: string, line: number, reason: SkipReason): void {
    this.#total += 1;
    this.#byReason.set(reason, (this.#byReason.get(reason) ?? 0) + 1);
    this.#byFile.set(file, (this.#byFile.get(file) ?? 0) + 1);
    if (this.#kept.length < keptRows) this.#kept.push({ file, line, reason });
  }

  /** Throws `mostly-bad-rows` where more of the file's rows were skipped than read, `harmless` ones aside. */
  refuseMostlyBad(file: string, rows: number, harmless = 0): void {
    const bad = (this.#byFile.get(file) ?? 0) - harmless;
    if (bad * 2 <= rows) return;
    const [first] = this.#kept.filter((row) => row.file === file);
    const example = first === undefined ? '' : ` The first is line ${first.line}: ${first.reason}.`;
    throw new MatineeError(
      'mostly-bad-rows',
      `${rows === 1 ? 'The only row' : `${bad} of the ${rows} rows`} of ${file} can't be used, so nothing was imported.${example}`,
      { details: { file, bad, rows } },
    );
  }

  report(): Pick<ImportReport, 'skipped' | 'skippedRows' | 'skippedByReason'> {
    return {
      skipped: this.#total,
      skippedRows: [...this.#kept],
      skippedByReason: [...this.#byReason]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count),
    };
  }
}
