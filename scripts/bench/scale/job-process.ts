// A job as the app runs it: reports its progress, can be stopped, and reports at the end what it took.
import { MatineeError } from '../../../src/contract/errors.ts';
import { jobSpecSchema } from '../../../src/engine/jobs/job-protocol.ts';
import { runJob } from '../../../src/engine/jobs/run-job.ts';
import type { JobMessage } from './watch-job.ts';

const spec = jobSpecSchema.parse(JSON.parse(process.argv[2] ?? ''));
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

function send(message: JobMessage): void {
  process.send?.(message);
}

try {
  const result = await runJob(spec, {
    signal: controller.signal,
    onProgress: ({ progress }) => {
      noteReport();
      const { phase } = progress;
      const remainingMs = 'epochs' in progress ? progress.remainingMs : null;
      send({ kind: 'progress', phase, elapsedMs: reportedAt - startedAt, remainingMs });
    },
  });
  noteReport();
  send({
    kind: 'done',
    result,
    elapsedMs: performance.now() - startedAt,
    peakMb: process.resourceUsage().maxRSS / 1024,
    longestGapMs,
  });
} catch (error) {
  if (!(error instanceof MatineeError && error.code === 'cancelled')) throw error;
}
process.disconnect();
