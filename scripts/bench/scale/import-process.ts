// An import in a process of its own, as the app runs it: tells its progress, can be told to stop, and says at the end what it took.
import { statSync } from 'node:fs';
import { MatineeError } from '../../../src/contract/errors.ts';
import { runJob } from '../../../src/engine/jobs/run-job.ts';
import type { ImportMessage } from './watch-import.ts';

const [libraryDirectory = '', path = ''] = process.argv.slice(2);
const controller = new AbortController();
process.on('message', () => {
  controller.abort();
});

const startedAt = performance.now();
let toldAt = startedAt;
let longestGapMs = 0;

function noteSignOfLife(): void {
  const now = performance.now();
  longestGapMs = Math.max(longestGapMs, now - toldAt);
  toldAt = now;
}

function tell(message: ImportMessage): void {
  process.send?.(message);
}

try {
  const result = await runJob(
    { kind: 'import', path, libraryDirectory },
    {
      signal: controller.signal,
      onProgress: (told) => {
        noteSignOfLife();
        if (told.kind === 'import') tell({ kind: 'progress', phase: told.progress.phase });
      },
    },
  );
  noteSignOfLife();
  if (result.kind !== 'import' || result.report === null)
    throw new Error('the import came back as another job');
  tell({
    kind: 'done',
    stagedFile: result.stagedFile,
    elapsedMs: performance.now() - startedAt,
    ratings: result.report.ratings,
    peakMb: process.resourceUsage().maxRSS / 1024,
    longestGapMs,
    catalogueMb: statSync(result.stagedFile).size / 2 ** 20,
  });
} catch (error) {
  if (!(error instanceof MatineeError && error.code === 'cancelled')) throw error;
  tell({ kind: 'cancelled' });
}
process.disconnect();
