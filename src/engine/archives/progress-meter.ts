// Reports an import's progress, at most ten times a second.
import type { ImportProgress } from '../../contract/importing.ts';

type Phase = ImportProgress['phase'];

const leastIntervalMs = 100;
/** The phases after reading: their duration relative to reading, and each phase's share of it. */
const finishingShare = 0.6;
const finishingParts: Readonly<Record<Phase, { from: number; part: number }>> = {
  downloading: { from: 0, part: 0 },
  opening: { from: 0, part: 0 },
  movies: { from: 0, part: 0 },
  links: { from: 0, part: 0 },
  ratings: { from: 0, part: 0 },
  tags: { from: 0, part: 0 },
  indexing: { from: 0, part: 0.5 },
  statistics: { from: 0.5, part: 0.35 },
  finishing: { from: 0.85, part: 0.14 },
  details: { from: 0.99, part: 0.01 },
};
/** Earlier the estimate would jump. */
const firstEstimateMs = 400;

export class ProgressMeter {
  readonly #onProgress: ((progress: ImportProgress) => void) | undefined;
  readonly #startedAt = performance.now();
  #reportedAt = -Infinity;
  #phase: Phase = 'opening';
  #phaseDone = 0;
  #bytesRead = 0;
  #bytesTotal = 0;
  #rowsRead = 0;

  constructor(onProgress: ((progress: ImportProgress) => void) | undefined) {
    this.#onProgress = onProgress;
    this.#report();
  }

  get elapsedMs(): number {
    return performance.now() - this.#startedAt;
  }

  setTotal(bytes: number): void {
    this.#bytesTotal = bytes;
  }

  /** `done` runs from 0 to 1 within the phase; the reading phases are measured by their bytes instead. */
  enter(phase: Phase, done = 0): void {
    this.#phase = phase;
    this.#phaseDone = done;
    this.#report();
  }

  addBytes(bytes: number): void {
    this.#bytesRead += bytes;
    this.#report();
  }

  addRows(rows: number): void {
    this.#rowsRead += rows;
    this.#report();
  }

  #report(): void {
    const now = performance.now();
    if (this.#onProgress === undefined || now - this.#reportedAt < leastIntervalMs) return;
    this.#reportedAt = now;
    this.#onProgress({
      phase: this.#phase,
      bytesRead: this.#bytesRead,
      bytesTotal: this.#bytesTotal,
      rowsRead: this.#rowsRead,
      elapsedMs: this.elapsedMs,
      remainingMs: this.#remainingMs(),
    });
  }

  #remainingMs(): number | null {
    if (this.#bytesTotal === 0 || this.elapsedMs < firstEstimateMs) return null;
    const { from, part } = finishingParts[this.#phase];
    const finished = finishingShare * (from + part * this.#phaseDone);
    const done = (this.#bytesRead / this.#bytesTotal + finished) / (1 + finishingShare);
    return done < 0.02 ? null : Math.max(0, (this.elapsedMs * (1 - done)) / done);
  }
}
