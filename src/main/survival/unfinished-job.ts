// The job that runs, in a small file: if the app ends before the job does, the next start can say what was lost.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { lostJobSchema, type LostJob } from '../../contract/app-calls.ts';
import type { Job } from '../../contract/jobs.ts';

const fileSchema = z.strictObject({ kind: lostJobSchema });

export class UnfinishedJob {
  readonly #file: string;
  #lost: LostJob | null;
  #running: Job['jobId'] | null = null;
  #isQuitting = false;

  /** Reads what the last session has left. */
  constructor(file: string) {
    this.#file = file;
    this.#lost = readKind(file);
    rmSync(file, { force: true });
  }

  /** What the last session did not finish; answered once. */
  takeLost(): LostJob | null {
    const lost = this.#lost;
    this.#lost = null;
    return lost;
  }

  /** Follows a job; to be called at each change. */
  follow(job: Job): void {
    // A map is begun by looking at it: nobody misses it.
    if (this.#isQuitting || job.kind === 'map') return;
    if (job.status !== 'running') {
      this.#running = null;
      rmSync(this.#file, { force: true });
    } else if (this.#running !== job.jobId) {
      this.#running = job.jobId;
      this.#write(job.kind);
    }
  }

  /** From now on a job that ends has not finished: it is stopped because the app quits. */
  keep(): void {
    this.#isQuitting = true;
  }

  /** Best effort: a full disk must not keep a job from running. */
  #write(kind: LostJob): void {
    try {
      mkdirSync(dirname(this.#file), { recursive: true });
      writeFileSync(this.#file, JSON.stringify({ kind }));
    } catch {
      return;
    }
  }
}

function readKind(file: string): LostJob | null {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).kind;
  } catch {
    return null;
  }
}
