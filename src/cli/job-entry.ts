// A training's process: runs the job it is sent, and reports progress, then its result or its error.
import { toErrorInfo } from '../contract/errors.ts';
import { toJobMessageSchema, type FromJobMessage, type JobSpec } from '../engine/jobs/job-protocol.ts';
import { runJob } from '../engine/jobs/run-job.ts';

const abort = new AbortController();
const stop = new AbortController();

process.on('message', (received) => {
  const message = toJobMessageSchema.parse(received);
  switch (message.type) {
    case 'start':
      void work(message.spec);
      break;
    case 'abort':
      abort.abort();
      break;
    case 'stop':
      stop.abort();
      break;
  }
});

// Nobody is left to take the result over.
process.on('disconnect', () => process.exit(1));

function send(message: FromJobMessage): void {
  process.send?.(message);
}

async function work(spec: JobSpec): Promise<void> {
  try {
    const result = await runJob(spec, {
      signal: abort.signal,
      stop: stop.signal,
      onProgress: (progress) => {
        send({ type: 'progress', progress });
      },
    });
    send({ type: 'done', result });
  } catch (error) {
    send({ type: 'failed', error: toErrorInfo(error) });
  }
}
