// An import as the app runs it: reports its progress, can be stopped, and reports at the end what it took.
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
let reportedAt = startedAt;
let longestGapMs = 0;

function noteReport(): void {
  const now = performance.now();
  longestGapMs = Math.max(longestGapMs, now - reportedAt);
  reportedAt = now;
}

function send(message: ImportMessage): void {
  process.send?.(message);
}

try {
  const result = await runJob(
    { kind: 'import', path, libraryDirectory },
    {
      signal: controller.signal,
      onProgress: (update) => {
        noteReport();
        if (update.kind === 'import') send({ kind: 'progress', phase: update.progress.phase });
      },
    },
  );
  noteReport();
  if (result.kind !== 'import' || result.report === null) throw new Error('not an import of ratings');
  send({
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
}
process.disconnect();
